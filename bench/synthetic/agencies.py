"""The agencies of a province: those that the project describes are named, others are described alike in each plan."""

from dataclasses import dataclass

from bench.synthetic.sheet import Sheet, both
from bench.synthetic.world import Province, world


@dataclass(frozen=True, slots=True)
class AgencyKind:
    """An agency that each province has.

    Args:
        vi: its name in Vietnamese; the province follows.
        en: its name in English; the province follows.
        type: code of the agency type.
        level: code of the administrative level.
        many: whether it is several organisations under one name.
        others: other keys under which the project may describe it.
    """

    vi: str
    en: str
    type: str
    level: str = "province"
    many: bool = False
    others: tuple[str, ...] = ()


KINDS: dict[str, AgencyKind] = {
    "people-committee": AgencyKind("Ủy ban nhân dân", "People's Committee of", "provincial_people_committee"),
    "peoples-council": AgencyKind("Hội đồng nhân dân", "People's Council of", "peoples_council"),
    "steering-committee": AgencyKind(
        "Ban Chỉ đạo thực hiện chính sách bảo hiểm xã hội, bảo hiểm y tế",
        "Steering Committee for social and health insurance policy of",
        "steering_committee",
    ),
    "party-committee": AgencyKind("Ban Chấp hành Đảng bộ", "Party Executive Committee of", "party_committee"),
    "social-insurance": AgencyKind("Bảo hiểm xã hội", "Social Insurance of", "social_insurance"),
    "labour-department": AgencyKind(
        "Sở Lao động - Thương binh và Xã hội",
        "Department of Labour, Invalids and Social Affairs of",
        "labour_department",
    ),
    "health-department": AgencyKind("Sở Y tế", "Department of Health of", "health_department"),
    "finance-department": AgencyKind("Sở Tài chính", "Department of Finance of", "finance_department"),
    "education-department": AgencyKind(
        "Sở Giáo dục và Đào tạo", "Department of Education and Training of", "education_department"
    ),
    "planning-department": AgencyKind(
        "Sở Kế hoạch và Đầu tư", "Department of Planning and Investment of", "planning_department"
    ),
    "information-department": AgencyKind(
        "Sở Thông tin và Truyền thông", "Department of Information and Communications of", "information_department"
    ),
    "justice-department": AgencyKind("Sở Tư pháp", "Department of Justice of", "justice_department"),
    "home-affairs-department": AgencyKind("Sở Nội vụ", "Department of Home Affairs of", "home_affairs_department"),
    "police": AgencyKind("Công an", "Police of", "police"),
    "tax-department": AgencyKind("Cục Thuế", "Tax Department of", "tax", others=("tax",)),
    "court": AgencyKind("Tòa án nhân dân", "People's Court of", "court"),
    "inspectorate": AgencyKind("Thanh tra", "Inspectorate of", "inspectorate"),
    "trade-union": AgencyKind("Liên đoàn Lao động", "Federation of Labour of", "trade_union"),
    "fatherland-front": AgencyKind(
        "Ủy ban Mặt trận Tổ quốc Việt Nam", "Vietnam Fatherland Front Committee of", "fatherland_front"
    ),
    "youth-union": AgencyKind(
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Ho Chi Minh Communist Youth Union of", "youth_union"
    ),
    "women-union": AgencyKind("Hội Liên hiệp Phụ nữ", "Women's Union of", "mass_organisation"),
    "farmers-association": AgencyKind("Hội Nông dân", "Farmers' Association of", "mass_organisation"),
    "cooperative-alliance": AgencyKind("Liên minh Hợp tác xã", "Cooperative Alliance of", "cooperative_alliance"),
    "broadcaster": AgencyKind("Đài Phát thanh và Truyền hình", "Radio and Television Station of", "media"),
    "industrial-zone-board": AgencyKind(
        "Ban Quản lý các khu công nghiệp", "Industrial Zones Board of", "industrial_zone_board"
    ),
    "all-departments": AgencyKind(
        "Các sở, ban, ngành", "Departments, boards and sectors of", "all_departments", many=True
    ),
    "district-committees": AgencyKind(
        "Ủy ban nhân dân các huyện, thị xã, thành phố thuộc",
        "People's Committees of the districts, towns and cities of",
        "district_people_committee",
        "district",
        many=True,
    ),
    "commune-committees": AgencyKind(
        "Ủy ban nhân dân các xã, phường, thị trấn thuộc",
        "People's Committees of the communes, wards and townships of",
        "commune_people_committee",
        "commune",
        many=True,
    ),
    "health-facilities": AgencyKind(
        "Các cơ sở khám bệnh, chữa bệnh trên địa bàn", "Health facilities in", "health_facility", "other", many=True
    ),
    "schools": AgencyKind("Các cơ sở giáo dục trên địa bàn", "Schools in", "school_or_university", "other", many=True),
    "enterprises": AgencyKind(
        "Các doanh nghiệp trên địa bàn", "Enterprises in", "enterprise_or_employer", "other", many=True
    ),
}


def agency(sheet: Sheet, province: Province, key: str) -> str:
    """The agency of a kind, as a Turtle term; it is described in the sheet unless the project describes it."""
    kind = KINDS[key]
    for other in (key, *kind.others):
        if f"{province.code}-{other}" in world().agencies:
            return f"agency:{province.code}-{other}"
    return sheet.node(
        f"agency:{province.code}-{key}",
        "ansinh:CollectiveAgency" if kind.many else "ansinh:Agency",
        ("rdfs:label", both(f"{kind.vi} {province.vi}", f"{kind.en} {province.en}")),
        ("agencyType", f"agencyType:{kind.type}"),
        ("administrativeLevel", f"level:{kind.level}"),
        ("operatesIn", f"area:{province.area}"),
    )


def heading(key: str) -> tuple[str, str]:
    """What a section that speaks to such an agency is called."""
    kind = KINDS[key]
    return kind.vi.removesuffix(" thuộc").removesuffix(" trên địa bàn"), kind.en.removesuffix(" of").removesuffix(" in")
