"""The list of tasks."""

from ansinh.errors import Message
from ansinh.lookups.documents import DOCUMENT, IN_DOCUMENT, PASSAGES, POSITION, PROVINCE, SECTION
from ansinh.lookups.listing import Field, Filter, Kind, Listing, Shape
from ansinh.terms import THING

_SUMMARY = Field("summary", "?node ansinh:summary ?value", Shape.WORDS)
_RECURRENCE = Field("recurrence", "?node ansinh:recurrence ?value", many=True)

TASKS = Listing(
    name="tasks",
    title=Message("Nhiệm vụ", "Tasks"),
    of="ansinh:Task",
    base=f"{THING}document/",
    fields=(
        DOCUMENT,
        POSITION,
        SECTION,
        _SUMMARY,
        Field("main_task_type", "?node ansinh:mainTaskType ?value"),
        Field("task_types", "?node ansinh:taskType ?value", many=True),
        _RECURRENCE,
        Field("groups", "?node ansinh:concernsGroup ?value", many=True),
        Field(
            "participations",
            "?node ansinh:hasParticipation ?value",
            (
                Field("agency", "?node ansinh:participant ?value"),
                Field("agency_type", "?node ansinh:participant/ansinh:agencyType ?value"),
                Field("role", "?node ansinh:role ?value"),
                Field("assigned_through", "?node ansinh:assignedThrough ?value"),
                Field("word_used", "?node ansinh:wordUsed ?value", Shape.TEXT),
                PASSAGES,
            ),
            many=True,
        ),
        Field(
            "deadlines",
            "?value ansinh:madeInTask ?node ; a ansinh:Deadline",
            (
                _SUMMARY,
                Field("due", "?node ansinh:due ?value"),
                Field("due_text", "?node ansinh:dueText ?value", Shape.TEXT),
                _RECURRENCE,
                Field("responsible", "?node ansinh:responsible ?value", many=True),
                Field("submitted_to", "?node ansinh:submittedTo ?value", many=True),
                Field("submitted_through", "?node ansinh:submittedThrough ?value", many=True),
                PASSAGES,
            ),
            many=True,
        ),
        PASSAGES,
    ),
    filters=(
        IN_DOCUMENT,
        PROVINCE,
        Filter(
            "agency",
            "?node ansinh:hasParticipation ?participation . ?participation ansinh:participant ?value",
            Message("Cơ quan tham gia: IRI, id hoặc tên.", "An agency that takes part: its IRI, id or name."),
            names="agency",
            example="Công an tỉnh Kon Tum",
        ),
        Filter(
            "agency_type",
            "?node ansinh:hasParticipation ?participation . ?participation ansinh:participant ?agency ."
            " ?agency ansinh:agencyType ?value",
            Message("Loại cơ quan tham gia.", "The type of an agency that takes part."),
            names="concept/agency-type",
            example="police",
        ),
        Filter(
            "task_type",
            "?node ansinh:taskTypeOrBroader ?value",
            Message("Loại nhiệm vụ, kể cả loại hẹp hơn.", "The type of task, narrower ones among them."),
            names="concept/task-type",
            example="prosecution",
        ),
        Filter(
            "group",
            "?node ansinh:concernsGroup ?value",
            Message("Nhóm đối tượng mà nhiệm vụ nói tới.", "A target group that the task is about."),
            names="group",
            several=True,
            example="pupils_students",
        ),
        Filter(
            "due",
            "?deadline ansinh:due ?value ; ansinh:madeInTask ?node",
            Message(
                "Thời hạn rơi vào: ngày, tháng, quý, năm hoặc khoảng (2024-01/2024-06, một đầu có thể là ..).",
                "When a deadline falls: day, month, quarter, year or interval (2024-01/2024-06; .. is an open end).",
            ),
            kind=Kind.TIMES,
            example="2024-07/2024-12",
        ),
        Filter(
            "recurrence",
            "?node ansinh:recurrence ?value",
            Message("Chu kỳ của nhiệm vụ.", "How the task comes back."),
            names="concept/recurrence",
            example="quarterly",
        ),
        Filter(
            "role",
            "?node ansinh:hasParticipation ?participation . ?participation ansinh:role ?value",
            Message(
                "Vai trò; cùng với agency hoặc agency_type là vai trò của chính cơ quan ấy.",
                "The role; together with agency or agency_type it is the role of that very agency.",
            ),
            names="concept/role",
            example="lead",
        ),
    ),
    sort=("document", "position"),
)
