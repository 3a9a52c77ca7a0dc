"""The worker: what hangs, bloats or crashes a reader costs one input, never the run."""

import sys
from pathlib import Path

import pytest

from khabar.model import Article, Origin, Skipped
from khabar.read import Limits, read_articles
from khabar.read.worker import Job, ask, open_worker

TEXT = "قال الوزير في العاصمة إن المحادثات التي جرت مع الوفد الزائر ستستأنف بعد أسبوع من هذا الاجتماع الذي عقد اليوم."
PAGE = f"<html><head><title>عنوان الخبر</title></head><body><h1>عنوان الخبر</h1><p>{TEXT}</p><p>{TEXT} وأضاف.</p></body></html>".encode()


def job(data: bytes, limits: Limits = Limits(), where: str = "a.html") -> Job:  # noqa: B008
    return Job(kind="page", data=data, where=where, origin=Origin(path=where), limits=limits)


def test_one_worker_serves_many_jobs_and_is_gone_after() -> None:
    with open_worker() as worker:
        first = ask(worker, job(PAGE))
        process = worker.process
        second = ask(worker, job(PAGE))
        assert worker.process is process and process is not None
    assert [type(one) for one in first + second] == [Article, Article]
    assert process.poll() is not None and worker.process is None


def test_a_worker_that_is_killed_costs_one_input(monkeypatch: pytest.MonkeyPatch) -> None:
    with open_worker() as worker:
        ask(worker, job(PAGE))
        assert worker.process
        worker.process.kill()
        worker.process.wait()
        assert isinstance(ask(worker, job(PAGE))[0], Article)


def test_a_job_over_the_time_limit_is_ended_and_named_and_the_next_one_is_read() -> None:
    slow = ("<html><body>" + "<p>x</p>" * 60_000).encode()
    with open_worker() as worker:
        [skipped] = ask(worker, job(slow, Limits(seconds=0.05)))
        assert isinstance(skipped, Skipped) and "0.05 seconds" in skipped.reason
        assert isinstance(ask(worker, job(PAGE))[0], Article)


@pytest.mark.skipif(sys.platform != "linux", reason="address space can be limited on Linux only")
def test_a_job_over_the_memory_limit_is_named() -> None:
    with open_worker() as worker:
        [skipped] = ask(worker, job(PAGE, Limits(memory_bytes=30_000_000)))
    assert isinstance(skipped, Skipped)


def test_a_nested_page_a_packed_bomb_and_a_broken_pdf_stop_nothing(tmp_path: Path) -> None:
    import gzip

    (tmp_path / "1.html").write_bytes(b"<div>" * 20_000)
    (tmp_path / "2.html.gz").write_bytes(gzip.compress(b"\0" * 30_000_000))
    (tmp_path / "3.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "4.xml").write_bytes(b"<sitemap/>")
    (tmp_path / "5.html").write_bytes(PAGE)
    (tmp_path / "5_files").mkdir()
    found = list(read_articles([tmp_path]))
    assert [type(one) for one in found] == [Skipped] * 4 + [Article, Skipped]
    assert "nested" in found[0].reason and "unpacks to more" in found[1].reason  # type: ignore[union-attr]
    assert isinstance(found[5], Skipped) and found[5].is_notice


def test_nothing_from_the_folder_of_the_data_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit('imported from the data')")
    (tmp_path / "a.html").write_bytes(PAGE)
    monkeypatch.chdir(tmp_path)
    [article] = read_articles(["a.html"])
    assert isinstance(article, Article)
