"""The list of duties, with letters, signatures and filters."""

from tests.workflows.organisation.test_versions_and_templates import rows


def test_every_duty_is_listed_in_the_handbooks_order_with_its_letters(hand):
    posts = [row["code"] for row in rows("posts.csv")]
    sorted_posts = [code for (code,) in hand.rows("SELECT code FROM post ORDER BY sort")]
    assert posts == sorted_posts
    listed = hand.desk.show("duties")
    for shown, said in zip(listed, rows("duties.csv"), strict=True):
        held = {letter: tuple(post for post in posts if letter in said[post].split("/")) for letter in "ARCI"}
        assert (shown.duty, shown.department, shown.name, shown.source, shown.frequency) == (
            said["code"], said["department"], said["name_en"], said["source"], said["frequency"],
        )  # fmt: skip
        assert ((shown.answers,), shown.does, shown.asked, shown.told) == (
            held["A"],
            held["R"],
            held["C"],
            held["I"],
        )
        assert (shown.active, shown.version) == (True, 1)


def test_duties_of_a_department_or_of_a_post_are_listed_alone(hand):
    assert {row.department for row in hand.desk.show("duties", department="CI")} == {"CI"}
    of_rat = hand.desk.show("duties", post="RAT")
    assert {row.duty for row in of_rat} == {row["code"] for row in rows("duties.csv") if row["RAT"]}
    assert hand.desk.show("duties", department="CI", post="XXX") == []


def test_what_is_mine_to_sign_is_marked_and_how_many_have_to_sign_is_counted(hand):
    clerk = hand.at("desk")
    listed = {row.duty: row for row in clerk.desk.show("duties")}
    mine = {row["code"] for row in rows("duties.csv") if set(row["REC"].split("/")) & {"A", "R"}}
    assert {duty for duty, row in listed.items() if row.mine} == mine
    assert (listed["DU-06"].unsigned, listed["DU-51"].unsigned) == (2, 0), (
        "REC and NM do it; of IT nobody is here"
    )
    clerk.do("sign-duties", duty="DU-06")
    assert {row.duty for row in clerk.desk.show("duties", unsigned=True)} == mine - {"DU-06"}
    assert next(row.unsigned for row in clerk.desk.show("duties") if row.duty == "DU-06") == 1
    clerk.desk.close()


def test_a_job_has_nothing_to_sign(hand):
    job = hand.at("cron")
    assert not [row for row in job.desk.show("duties") if row.mine]
    assert job.desk.show("duties", unsigned=True) == []
    job.desk.close()
