"""What may follow the work in a sentence: for whom and how; also headings, groups and remarks."""

from bench.synthetic.words import Pair

AUDIENCES: tuple[tuple[Pair, str], ...] = (
    (("cho lao động tự do", "for self-employed workers"), "voluntary_insured"),
    (("cho học sinh, sinh viên", "for pupils and students"), "pupils_students"),
    (("cho hộ cận nghèo", "for near-poor households"), "near_poor_households"),
    (("cho hộ nghèo", "for poor households"), "poor_households"),
    (("cho nông dân", "for farmers"), "agriculture_households"),
    (("cho người lao động ở doanh nghiệp", "for workers of enterprises"), "employees"),
    (("cho chủ sử dụng lao động", "for employers"), "employers"),
    (("cho đồng bào dân tộc thiểu số", "for ethnic minorities"), "ethnic_minorities"),
    (("cho đoàn viên công đoàn", "for union members"), "union_members"),
    (("cho hội viên các hội", "for members of associations"), "association_members"),
    (("cho thanh niên", "for young people"), "youth"),
    (("cho người hưởng lương hưu", "for pensioners"), "pensioners_beneficiaries"),
    (("cho người thất nghiệp", "for the unemployed"), "unemployed"),
    (("cho xã viên hợp tác xã", "for members of cooperatives"), "cooperatives_household_businesses"),
    (("cho trẻ em dưới 6 tuổi", "for children under 6"), "children_under_6"),
    (("cho mọi người dân", "for everybody"), "general_public"),
)
MEANS: tuple[Pair, ...] = (
    ("qua mạng lưới đại lý thu", "through the network of collection agents"),
    ("theo từng thôn, tổ dân phố", "by village and neighbourhood"),
    ("bằng tin nhắn và mạng xã hội", "by text messages and social media"),
    ("gắn với xây dựng nông thôn mới", "together with the building of the new countryside"),
    ("trước mỗi kỳ giao chỉ tiêu", "before each round of targets"),
    ("thông qua tổ công tác liên ngành", "through a working group of several sectors"),
    ("tại các xã vùng sâu, vùng xa", "in remote communes"),
    ("ở các khu, cụm công nghiệp", "in industrial zones and clusters"),
    ("dựa trên dữ liệu đã đối chiếu", "on the basis of compared data"),
    ("với sự tham gia của người có uy tín", "with respected villagers taking part"),
    ("trong các đợt cao điểm", "in peak campaigns"),
    ("theo nhóm tuổi và nghề nghiệp", "by age and occupation"),
    ("qua cổng dịch vụ công", "through the public service portal"),
    ("kèm tư vấn trực tiếp tại nhà", "with advice at home"),
    ("theo quy trình một cửa", "by the one-stop procedure"),
    ("cùng các buổi đối thoại", "along with dialogues"),
    ("sau khi rà soát danh sách", "after the lists were screened"),
    ("bằng nguồn lực của địa phương", "with local resources"),
    ("theo cam kết đã ký", "by the pledges that were signed"),
    ("đồng thời ở cả ba cấp", "at all three levels at once"),
)
OPENINGS: tuple[tuple[Pair, str], ...] = (
    (("Phần đánh giá tình hình", "Assessment"), "assessment"),
    (("Thuận lợi và kết quả nổi bật", "Achievements"), "achievement"),
    (("Tồn tại cần khắc phục", "Difficulties"), "difficulty"),
    (("Mục đích chung", "Aims"), "aim"),
    (("Yêu cầu đặt ra", "Requirements"), "requirement"),
)
GROUPS: tuple[tuple[Pair, ...], ...] = (
    (
        ("công nhân doanh nghiệp", "workers of enterprises"),
        ("cán bộ, công chức", "officials"),
        ("người làm theo mùa vụ", "seasonal workers"),
    ),
    (
        ("người hưởng lương hưu", "pensioners"),
        ("người có công", "people of merit"),
        ("người hưởng trợ cấp tháng", "people on monthly benefits"),
    ),
    (
        ("người nghèo", "the poor"),
        ("dân tộc thiểu số vùng khó", "ethnic minorities in hard areas"),
        ("trẻ nhỏ", "small children"),
    ),
    (("người cận nghèo", "the near-poor"), ("học sinh", "pupils"), ("sinh viên", "students")),
    (
        ("hộ nông nghiệp", "farming households"),
        ("thành viên hộ gia đình", "household members"),
        ("tiểu thương", "small traders"),
    ),
)
DOUBTS: tuple[tuple[Pair, str, str], ...] = (
    (("Một từ trong đoạn này in hai lần.", "A word is printed twice in this passage."), "other", "info"),
    (("Tên một cơ quan viết theo hai cách.", "The name of an agency is written in two ways."), "term_slip", "info"),
    (("Chữ mờ, khó đọc trên bản quét.", "The scan is faint and hard to read here."), "ocr_doubt", "info"),
    (("Câu thiếu động từ chính.", "The sentence lacks its main verb."), "other", "warning"),
    (("Bảng không ghi đơn vị tính.", "The table does not say its unit."), "other", "warning"),
)
