from __future__ import annotations

import json

from tests.program import wetwacht


def test_compare_answers_each_line_in_the_order_of_the_input() -> None:
    lines = [
        {"id": "b", "before": "Er zijn 95.500 plekken.", "after": "Er zijn 97.000 plekken."},
        {"id": "a", "before": "De capaciteit is 97.000.", "after": "De capaciteit is 97 000."},
        {"id": "c", "before": "Gelijk.", "after": "Gelijk."},
    ]
    done = wetwacht("compare", "--jsonl", text="".join(json.dumps(line) + "\n" for line in lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["id"], one["material"], len(one["changes"])) for one in answers] == [
        ("b", True, 1),
        ("a", False, 1),
        ("c", False, 0),
    ]
    assert answers[0] == {
        "id": "b",
        "material": True,
        "why": [{"where": "text", "text": "97.000", "rule": "number or date"}],
        "changes": [
            {
                "op": "replace",
                "before": "Er zijn 95.500 plekken.",
                "after": "Er zijn 97.000 plekken.",
                "material": True,
            }
        ],
    }


def test_a_bad_line_is_named_with_its_file_and_number() -> None:
    good = json.dumps({"id": 1, "before": "a", "after": "b"})
    for bad in ("{", '{"id": 1, "before": "a"}', '{"id": 1, "before": "a", "after": 3}', "[]"):
        done = wetwacht("compare", "-", "--jsonl", text=f"{good}\n{bad}\n")
        assert done.returncode == 2
        assert "<stdin>, line 2: " in done.stderr
        assert "Traceback" not in done.stderr


def test_a_missing_text_is_an_empty_one() -> None:
    done = wetwacht(
        "compare", "--jsonl", text='{"id": 1, "before": null, "after": "De wet is aangenomen."}\n'
    )
    answer = json.loads(done.stdout)
    assert answer["material"]
    assert [change["op"] for change in answer["changes"]] == ["insert"]
