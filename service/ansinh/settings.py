"""The settings: read once from the environment, then frozen.

Each is an environment variable `ANSINH_<NAME>`; `docs/settings.md` lists them all.
"""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set from outside."""

    model_config = SettingsConfigDict(env_prefix="ANSINH_", frozen=True, extra="ignore")

    state: Path = Field(
        default=Path(".ansinh"),
        description="Folder for what is built and for plans added later; relative to the working directory.",
    )
    sources: Path | None = Field(
        default=None,
        description="Folder with the text of the source documents, from which passages are shown.",
    )
    host: str = Field(default="127.0.0.1", description="Address on which the service listens.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="Port on which the service listens; 0 picks a free one."
    )
    # An answer of the largest contract listing has about 1,500 rows; ten times that is far from any honest question.
    row_limit: int = Field(default=20_000, ge=1, description="Rows of a question's answer at the most; a cut is said.")
    # A page that a person still looks through, and that costs little more than one row.
    page_size: int = Field(default=100, ge=1, description="Rows of a page of a look-up where no limit is asked for.")
    # Each row of a page is described in full; this many take about a second.
    page_limit: int = Field(default=1_000, ge=1, description="Rows of a page of a look-up at the most.")
    # Sorting looks at every row that the filters leave; this many take about a second.
    sort_limit: int = Field(
        default=5_000, ge=1, description="Rows that are sorted at the most; a larger list comes as the store has it."
    )
    # The longest query in queries/ has about 5,000 characters; chains of 50,000 overflow the engine's parser.
    query_length: int = Field(default=20_000, ge=1, description="Characters of a SPARQL query at the most.")
    # Real queries nest fewer than 20 brackets; the engine's parser overflows its stack at a few thousand.
    query_depth: int = Field(default=60, ge=1, description="Nested brackets of a SPARQL query at the most.")
    body_size: int = Field(default=1_000_000, ge=1, description="Bytes of a request's body at the most.")
    # Larger results are dumps; the whole corpus in N-Quads has about 10 MB.
    result_size: int = Field(
        default=50_000_000, ge=1, description="Bytes of a SPARQL result at the most; more is cut between two rows."
    )
    # A page, a notebook or a spreadsheet takes no more; the largest contract listing has about 1,500 rows.
    result_rows: int = Field(
        default=100_000, ge=1, description="Rows or triples of a SPARQL result at the most; more is cut, and said."
    )
    # Look-ups take milliseconds; whoever waits longer than this has mostly gone.
    query_seconds: float = Field(
        default=10, gt=0, description="Seconds after which a query is stopped, and for which one waits for its turn."
    )
    # Nine of ten sample queries end within it.
    query_moment: float = Field(default=0.2, gt=0, description="Seconds after which a query gives way to all others.")
    # Somebody noticed the wait by then.
    slow_query_seconds: float = Field(default=1, gt=0, description="Seconds from which on a query is logged as slow.")
    readers: int = Field(default=4, ge=1, description="Quick queries that are carried out at the same time.")
    # Together with the quick ones they must fit into memory: each may take reader_memory.
    slow_readers: int = Field(default=4, ge=1, description="Slow queries that go on beside the quick ones.")
    client_readers: int = Field(default=2, ge=1, description="Queries of one client carried out at the same time.")
    # At a millisecond each they are gone within a second.
    waiting: int = Field(default=500, ge=1, description="Queries that may wait for their turn, all clients together.")
    # The program itself takes 0.4 GB of address space; a sort of a million rows fits.
    reader_memory: int = Field(
        default=3_000_000_000, ge=1_000_000_000, description="Bytes of address space of a process that reads."
    )
    # A check is dear in memory; two stewards at once are rare.
    checkers: int = Field(default=2, ge=1, description="Plans that are checked at the same time.")
    # The largest real plan takes a second.
    check_seconds: float = Field(default=60, gt=0, description="Seconds after which the check of a plan is stopped.")
    cache_size: int = Field(
        default=64_000_000, ge=0, description="Bytes of SPARQL results kept for those who ask the same again."
    )
    # In an address a Vietnamese letter takes nine bytes, so the longest query that is taken has at most 180,000.
    head_size: int = Field(
        default=200_000, ge=1_000, description="Bytes of a request's address and headers at the most."
    )
    # A description is read whole by clients; a thousand graphs take about 100 kB.
    described_graphs: int = Field(
        default=1_000, ge=0, description="Named graphs that the description of the endpoint lists at the most."
    )
    # A page of more rows is slow to read and to draw; the download has all.
    page_rows: int = Field(default=500, ge=1, description="Rows of a SPARQL result that its page shows at the most.")
    # More than this cannot be told apart in a chart of a page's width; the table below it has all.
    chart_marks: int = Field(default=400, ge=1, description="Marks of a chart at the most; a cut is said below it.")
    # A page of a thing stays readable; the busiest things have some thousand links, most a few.
    link_limit: int = Field(
        default=100, ge=1, description="Links of each property on a page of a description; where more follow is said."
    )
    # The whole of today's data takes a few seconds; of a graph a hundred times as large somebody comes back for it.
    dump_seconds: float = Field(
        default=20, ge=0, description="Seconds for which a request waits for a file of data that is being made."
    )
    # A question typed by a person has fewer than 150 characters; each word costs a look-up in the index.
    search_length: int = Field(default=300, ge=1, description="Characters of what is searched for at the most.")
    # A page that somebody reads has twenty; each hit is read from the index and marked.
    search_limit: int = Field(default=200, ge=1, description="Hits of a search on one page at the most.")
    # The engine keeps this many hits in order; whoever wants more narrows the search, or asks SPARQL.
    search_reach: int = Field(default=10_000, ge=1, description="First hits that a search gives at the most.")
    # OpenRefine sends ten; a name takes some ten milliseconds, and a batch should not hold a thread for seconds.
    reconcile_batch: int = Field(default=50, ge=1, description="Queries of one reconciliation batch at the most.")
    # A person chooses from as many as fit on a screen.
    reconcile_limit: int = Field(default=20, ge=1, description="Candidates for a name, or suggestions, at the most.")
    endpoint: str = Field(
        default="", description="Address of a SPARQL 1.1 endpoint that answers instead of the embedded engine."
    )
    endpoint_update: str = Field(
        default="", description="Address for updates of that engine, where it is not the one for queries."
    )
    endpoint_user: str = Field(default="", description="Name to show to that engine where it asks for one.")
    endpoint_password: Path | None = Field(default=None, description="File with the password to show to that engine.")
    endpoint_dialect: str = Field(
        default="", description="What that engine speaks: standard, union or virtuoso; else it is asked what it is."
    )
    tokens: Path | None = Field(
        default=None,
        description="File with a line name:sha256 for each steward's token; without it HTTP changes no plan.",
    )


def settings_with(sources: Path | None) -> Settings:
    """The settings, with the folder of sources that a command was given."""
    return Settings() if sources is None else Settings(sources=sources)
