"""The words of the pages, in both languages under the same keys."""

from collections.abc import Mapping

_WORDS: Mapping[str, tuple[str, str]] = {
    "tagline": (
        "Hỏi đáp trên các kế hoạch chính sách về bảo hiểm xã hội, y tế, thất nghiệp, kèm vị trí trong nguồn.",
        "Questions across policy plans on social, health and unemployment insurance, with places in the source.",
    ),
    "skip": ("Đến nội dung chính", "Skip to the content"),
    "home": ("Trang đầu", "Home"),
    "questions": ("Câu hỏi", "Questions"),
    "covers": ("Đồ thị có những văn bản nào", "What the graph covers"),
    "covers_not": (
        "Tỉnh không có trong bảng chưa có văn bản nào trong đồ thị; im lặng về tỉnh ấy không có nghĩa là “không”.",
        "A province not in this table has no document in the graph; silence about it does not mean “no”.",
    ),
    "province": ("Tỉnh", "Province"),
    "document": ("Văn bản", "Document"),
    "title": ("Tên", "Title"),
    "source": ("Nguồn", "Source"),
    "lines": ("dòng", "lines"),
    "counts": ("Điều gì được tính", "What counts"),
    "show": ("Xem", "Show"),
    "any": ("tất cả", "all"),
    "rows": ("dòng", "rows"),
    "no_rows": (
        "Không có dòng nào trong các văn bản đã có trong đồ thị. Văn bản im lặng không có nghĩa là “không”.",
        "There is no row in the documents that the graph holds. A silent document does not mean “no”.",
    ),
    "truncated": ("Danh sách đã bị cắt; hãy thêm tham số.", "The list is cut; narrow it with the parameters."),
    "download": ("Tải về", "Download"),
    "query": ("Truy vấn SPARQL", "SPARQL query"),
    "other_language": ("English", "Tiếng Việt"),
    "machines": ("Cho hệ thống khác", "For other systems"),
    "version": ("Phiên bản", "Version"),
    "no_sources_folder": ("chưa có thư mục nguồn để hiện lời văn", "no folder of sources to show the wording from"),
    "file_missing": ("không có tệp này trong thư mục nguồn", "the folder of sources lacks this file"),
    "digest_differs": ("tệp trong thư mục nguồn đã khác", "the file in the folder of sources differs"),
    "ontology": ("Bản thể học", "Ontology"),
    "ontology_intro": (
        "Mọi lớp, quan hệ và mã với nhãn và định nghĩa; địa chỉ này cũng trả về RDF theo Accept.",
        "All classes, properties and codes with labels and definitions; by Accept this address gives RDF too.",
    ),
    "model": ("Mô hình trong mười phút", "The model in ten minutes"),
    "model_picture": (
        "Sơ đồ: văn bản nguồn nêu nhiệm vụ, lần dẫn, chỉ tiêu, phát hiện; nhiệm vụ có phần của cơ quan với vai trò.",
        "Diagram: a source document states tasks, citations, targets, findings; a task has participations of agencies.",
    ),
    "contents": ("Mục lục", "Contents"),
    "term": ("Thuật ngữ", "Term"),
    "label": ("Nhãn", "Label"),
    "definition": ("Định nghĩa", "Definition"),
    "relations": ("Quan hệ", "Relations"),
    "codes": ("Mã", "Codes"),
    "code": ("Mã", "Code"),
    "samples": ("Ví dụ SPARQL", "SPARQL examples"),
    "run": ("Chạy", "Run"),
    "tag_listing": ("Bảng liệt kê đầy đủ", "Full listings"),
    "tag_tasks": ("Ai làm gì", "Who does what"),
    "tag_targets": ("Chỉ tiêu", "Targets"),
    "tag_calendar": ("Lịch", "Calendar"),
    "tag_documents": ("Văn bản và mối liên hệ", "Documents and how they hang together"),
    "tag_law": ("Pháp luật", "Law"),
    "tag_groups": ("Nhóm đối tượng", "Target groups"),
    "tag_observations": ("Số liệu", "Figures"),
    "tag_agencies": ("Cơ quan", "Agencies"),
    "tag_findings": ("Mâu thuẫn", "Contradictions"),
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {key: vi for key, (vi, _) in _WORDS.items()},
    "en": {key: en for key, (_, en) in _WORDS.items()},
}
"""The words by language."""
