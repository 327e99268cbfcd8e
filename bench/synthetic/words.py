"""The words from which the sentences of synthetic plans are made."""

from dataclasses import dataclass

Pair = tuple[str, str]
"""Vietnamese and English."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A sort of work.

    Args:
        type: code of the main task type.
        further: codes of task types that may come with it.
        leads: keys of agencies that may lead it.
        partners: keys of agencies that may take part.
        verbs: what is done.
        objects: to what it is done.
    """

    type: str
    further: tuple[str, ...]
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    verbs: tuple[Pair, ...]
    objects: tuple[Pair, ...]


_GROW: tuple[Pair, ...] = (("Mở rộng", "Widen"), ("Đẩy nhanh", "Speed up"), ("Duy trì", "Keep up"))
_WATCH: tuple[Pair, ...] = (("Theo dõi", "Follow"), ("Kiểm soát", "Control"), ("Soát xét", "Look through"))
_MAKE: tuple[Pair, ...] = (("Xây dựng", "Draw up"), ("Hoàn chỉnh", "Complete"), ("Ban hành", "Issue"))
_LOCAL = ("district-committees", "commune-committees")

THEMES: tuple[Theme, ...] = (
    Theme(
        "communication",
        ("emulation_reward",),
        ("information-department", "social-insurance", "broadcaster", "women-union"),
        ("fatherland-front", "youth-union", "farmers-association", *_LOCAL),
        (("Tổ chức", "Hold"), ("Đổi mới", "Renew"), ("Nhân rộng", "Spread")),
        (
            ("các buổi nói chuyện về lợi ích bảo hiểm", "talks on the benefits of insurance"),
            ("chuyên mục phát thanh về bảo hiểm y tế", "radio columns on health insurance"),
            ("tờ gấp hỏi đáp về bảo hiểm tự nguyện", "question and answer leaflets on voluntary insurance"),
            ("ngày hội tư vấn an sinh", "advice days on social security"),
        ),
    ),
    Theme(
        "enrolment",
        ("target_setting", "communication"),
        ("social-insurance", "labour-department", "farmers-association"),
        ("tax-department", "women-union", "cooperative-alliance", *_LOCAL),
        _GROW,
        (
            ("số người tham gia bảo hiểm xã hội tự nguyện", "membership of voluntary social insurance"),
            ("bảo hiểm y tế theo hộ gia đình", "health insurance by household"),
            ("bảo hiểm xã hội bắt buộc ở doanh nghiệp nhỏ", "compulsory social insurance in small enterprises"),
            ("bảo hiểm thất nghiệp", "unemployment insurance"),
        ),
    ),
    Theme(
        "debt_collection",
        ("inspection", "prosecution"),
        ("social-insurance", "tax-department", "police"),
        ("labour-department", "court", "trade-union", "enterprises"),
        (("Đôn đốc", "Urge"), ("Thu hồi", "Recover"), ("Phân loại", "Sort")),
        (
            ("các khoản đóng bảo hiểm quá hạn", "overdue contributions"),
            ("nợ bảo hiểm kéo dài trên sáu tháng", "contribution debt of more than six months"),
            ("tiền đóng còn thiếu của chủ sử dụng lao động", "contributions that employers still owe"),
        ),
    ),
    Theme(
        "inspection",
        ("debt_collection",),
        ("inspectorate", "labour-department", "social-insurance"),
        ("police", "tax-department", "trade-union", "industrial-zone-board"),
        (("Kiểm tra", "Inspect"), ("Rà soát", "Screen"), ("Giám sát", "Monitor")),
        (
            ("việc đóng bảo hiểm ở các khu công nghiệp", "the payment of contributions in industrial zones"),
            ("hợp đồng lao động và sổ bảo hiểm", "labour contracts and insurance books"),
            ("mức lương làm căn cứ đóng", "the wages on which contributions rest"),
        ),
    ),
    Theme(
        "lawsuit",
        ("debt_collection",),
        ("trade-union", "social-insurance"),
        ("court", "justice-department"),
        (("Chuẩn bị", "Prepare"), ("Theo đuổi", "Pursue")),
        (
            ("hồ sơ khởi kiện đơn vị trốn đóng", "suits against units that evade contributions"),
            ("vụ kiện đòi quyền lợi bảo hiểm", "suits that claim insurance rights"),
        ),
    ),
    Theme(
        "benefit_payment",
        ("administrative_reform",),
        ("social-insurance",),
        ("health-department", "commune-committees"),
        (("Giải quyết", "Settle"), ("Chi trả", "Pay"), ("Thẩm định", "Examine")),
        (
            ("chế độ ốm đau, thai sản", "sickness and maternity benefits"),
            ("lương hưu qua tài khoản", "pensions through bank accounts"),
            ("trợ cấp thất nghiệp", "unemployment benefits"),
        ),
    ),
    Theme(
        "care_quality",
        ("infrastructure", "capacity_building"),
        ("health-department",),
        ("health-facilities", "social-insurance", "finance-department"),
        (("Nâng cao", "Raise"), ("Cải thiện", "Improve"), ("Đánh giá", "Assess")),
        (
            ("chất lượng khám bệnh tại trạm y tế xã", "the quality of care in commune health stations"),
            ("thái độ phục vụ người bệnh có thẻ", "the way in which insured patients are served"),
            ("thời gian chờ khám ở bệnh viện huyện", "waiting times in district hospitals"),
        ),
    ),
    Theme(
        "digitalisation",
        ("data_sharing", "administrative_reform"),
        ("information-department", "social-insurance", "health-department"),
        ("police", "tax-department", "health-facilities"),
        (("Kết nối", "Connect"), ("Chuẩn hóa", "Standardise"), ("Vận hành", "Run")),
        (
            ("dữ liệu người tham gia với dữ liệu dân cư", "members' data with population data"),
            ("hồ sơ giao dịch điện tử", "electronic files"),
            ("phần mềm giám định thanh toán", "the software that examines payments"),
        ),
    ),
    Theme(
        "data_sharing",
        ("report",),
        ("tax-department", "planning-department", "police"),
        ("social-insurance", "labour-department"),
        (("Cung cấp", "Supply"), ("Đối chiếu", "Compare"), ("Cập nhật", "Update")),
        (
            ("danh sách doanh nghiệp mới thành lập", "lists of newly founded enterprises"),
            ("số lao động của các đơn vị trả lương", "numbers of workers of units that pay wages"),
            ("tình trạng hoạt động của doanh nghiệp", "the state of business of enterprises"),
        ),
    ),
    Theme(
        "budget_funding",
        ("planning",),
        ("finance-department", "planning-department"),
        ("social-insurance", "people-committee", *_LOCAL),
        (("Bố trí", "Set aside"), ("Phân bổ", "Allot"), ("Quyết toán", "Account for")),
        (
            ("kinh phí hỗ trợ mức đóng", "money to support contributions"),
            ("ngân sách mua thẻ cho hộ cận nghèo", "the budget for cards of near-poor households"),
            ("nguồn xã hội hóa để tặng thẻ", "private gifts for cards"),
        ),
    ),
    Theme(
        "student_insurance",
        ("school_health", "communication"),
        ("education-department",),
        ("schools", "social-insurance", "youth-union"),
        (("Vận động", "Promote"), ("Thống kê", "Count"), ("Hướng dẫn", "Guide")),
        (
            ("học sinh mua thẻ ngay đầu năm học", "pupils' cards at the start of the school year"),
            ("sinh viên năm cuối gia hạn thẻ", "renewed cards of final-year students"),
            ("trẻ mầm non được cấp thẻ đúng hạn", "timely cards for kindergarten children"),
        ),
    ),
    Theme(
        "card_issuance",
        ("data_sharing",),
        ("social-insurance", "commune-committees"),
        ("labour-department", "police", "district-committees"),
        (("Cấp", "Issue"), ("Đổi", "Exchange"), ("Rà lại", "Check again")),
        (
            ("thẻ cho người có công", "cards for people of merit"),
            ("thẻ trùng hoặc sai thông tin", "cards that are doubled or wrong"),
            ("mã số bảo hiểm của từng thành viên hộ", "insurance numbers of each household member"),
        ),
    ),
    Theme(
        "capacity_building",
        ("other",),
        ("home-affairs-department", "social-insurance", "health-department"),
        ("commune-committees", "schools", "health-facilities"),
        (("Tập huấn", "Train"), ("Bồi dưỡng", "Coach"), ("Bổ sung", "Add to")),
        (
            ("cán bộ thu ở xã, phường", "collection staff in communes and wards"),
            ("nhân viên tư vấn qua điện thoại", "telephone advisers"),
            ("viên chức giám định", "examining officers"),
        ),
    ),
    Theme(
        "emulation_reward",
        ("communication",),
        ("home-affairs-department", "trade-union", "fatherland-front"),
        ("social-insurance", "all-departments"),
        (("Phát động", "Launch"), ("Xét", "Judge"), ("Đề nghị", "Propose")),
        (
            ("thi đua vượt chỉ tiêu người tham gia", "a contest to pass membership targets"),
            ("khen thưởng tập thể làm tốt", "rewards for units that do well"),
        ),
    ),
    Theme(
        "social_supervision",
        ("inspection",),
        ("fatherland-front", "trade-union", "women-union"),
        ("all-departments", "farmers-association"),
        (("Lấy ý kiến", "Ask opinions on"), ("Phản biện", "Comment on"), ("Giám sát", "Supervise")),
        (
            ("việc thực hiện quyền lợi của người tham gia", "how members' rights are kept"),
            ("dự thảo chính sách hỗ trợ của địa phương", "drafts of local support policy"),
        ),
    ),
    Theme(
        "fund_protection",
        ("inspection", "care_quality"),
        ("social-insurance", "health-department", "police"),
        ("health-facilities", "inspectorate"),
        _WATCH,
        (
            ("chi phí thuốc và xét nghiệm", "the cost of drugs and tests"),
            ("hồ sơ thanh toán bất thường", "unusual payment files"),
            ("quỹ khám bệnh giao cho cơ sở", "the care fund given to facilities"),
        ),
    ),
    Theme(
        "planning",
        ("target_setting",),
        ("planning-department", "people-committee", "district-committees"),
        ("social-insurance", "finance-department", "commune-committees"),
        _MAKE,
        (
            ("chỉ tiêu bảo hiểm trong kế hoạch kinh tế - xã hội", "insurance targets in the socio-economic plan"),
            ("lộ trình bao phủ từng xã", "a path to coverage for each commune"),
            ("quy chế phối hợp liên ngành", "a regulation on work between sectors"),
        ),
    ),
    Theme(
        "coordination_regulation",
        ("reporting_review",),
        ("social-insurance", "justice-department"),
        ("tax-department", "police", "trade-union", "labour-department"),
        (("Ký kết", "Sign"), ("Sửa đổi", "Revise"), ("Thực hiện", "Carry out")),
        (
            (
                "chương trình phối hợp về thu và phát triển người tham gia",
                "joint programmes on collection and membership",
            ),
            ("quy trình trao đổi thông tin vi phạm", "the way in which breaches are told of"),
        ),
    ),
)
