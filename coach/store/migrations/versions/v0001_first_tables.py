"""The first tables"""

import sqlalchemy as sa
from alembic import op

from coach.store.columns import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    _drop_unversioned()
    op.create_table(
        "deed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("what", sa.String(length=80), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deed")),
    )
    with op.batch_alter_table("deed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deed_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_deed_who"), ["who"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("position", sa.String(length=20), nullable=False),
        sa.Column("team", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_team"), ["team"], unique=False)

    op.create_table(
        "conversation",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=200), nullable=False),
        sa.Column("owner_id", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("masked", sa.JSON(), nullable=False),
        sa.Column("native", sa.JSON(), nullable=False),
        sa.Column("turns_kept", sa.Boolean(), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_conversation_owner_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_conversation")),
        sa.UniqueConstraint("owner_id", "ref", name=op.f("uq_conversation_owner_id")),
    )
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conversation_added_at"), ["added_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_conversation_channel"), ["channel"], unique=False)
        batch_op.create_index(batch_op.f("ix_conversation_fingerprint"), ["fingerprint"], unique=False)
        batch_op.create_index("ix_conversation_owner_added", ["owner_id", "added_at"], unique=False)

    op.create_table(
        "handbook",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=True),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["person.id"], name=op.f("fk_handbook_changed_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handbook")),
    )
    with op.batch_alter_table("handbook", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handbook_team"), ["team"], unique=False)

    op.create_table(
        "round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("conversations", sa.JSON(), nullable=False),
        sa.Column("behaviours", sa.JSON(), nullable=False),
        sa.Column("opened_by", sa.String(length=200), nullable=True),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["person.id"], name=op.f("fk_round_opened_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
    )
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_round_team"), ["team"], unique=False)

    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agent_id", sa.String(length=200), nullable=False),
        sa.Column("supervisor_id", sa.String(length=200), nullable=False),
        sa.Column("moments", sa.JSON(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["person.id"], name=op.f("fk_session_agent_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["supervisor_id"], ["person.id"], name=op.f("fk_session_supervisor_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_agent_id"), ["agent_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_session_supervisor_id"), ["supervisor_id"], unique=False)

    op.create_table(
        "goal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agent_id", sa.String(length=200), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("behaviour", sa.String(length=80), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("accepted_at", Moment(), nullable=True),
        sa.Column("done_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["agent_id"], ["person.id"], name=op.f("fk_goal_agent_id_person"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_goal_session_id_session"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goal_agent_id"), ["agent_id"], unique=False)

    op.create_table(
        "mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_key", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("behaviour", sa.String(length=80), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("decided_by", sa.String(length=200), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_key"],
            ["conversation.key"],
            name=op.f("fk_mark_conversation_key_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name=op.f("fk_mark_decided_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mark")),
        sa.UniqueConstraint(
            "conversation_key", "rule", "turn", "start", "verdict", name=op.f("uq_mark_conversation_key")
        ),
    )
    with op.batch_alter_table("mark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mark_conversation_key"), ["conversation_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_mark_rule"), ["rule"], unique=False)
        batch_op.create_index(batch_op.f("ix_mark_verdict"), ["verdict"], unique=False)

    op.create_table(
        "rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("rater_id", sa.String(length=200), nullable=False),
        sa.Column("conversation_key", sa.Integer(), nullable=False),
        sa.Column("behaviour", sa.String(length=80), nullable=False),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_key"],
            ["conversation.key"],
            name=op.f("fk_rating_conversation_key_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["rater_id"], ["person.id"], name=op.f("fk_rating_rater_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_rating_round_id_round"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
        sa.UniqueConstraint("round_id", "rater_id", "conversation_key", "behaviour", name=op.f("uq_rating_round_id")),
    )
    with op.batch_alter_table("rating", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rating_conversation_key"), ["conversation_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_rating_rater_id"), ["rater_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rating_round_id"), ["round_id"], unique=False)

    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_key", sa.Integer(), nullable=False),
        sa.Column("rulebook", sa.String(length=40), nullable=False),
        sa.Column("handbook", sa.String(length=40), nullable=False),
        sa.Column("models", sa.String(length=40), nullable=False),
        sa.Column("respect", sa.Integer(), nullable=True),
        sa.Column("listening", sa.Integer(), nullable=True),
        sa.Column("questions", sa.Integer(), nullable=True),
        sa.Column("agent_turns", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("review", sa.JSON(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_key"],
            ["conversation.key"],
            name=op.f("fk_review_conversation_key_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint(
            "conversation_key", "rulebook", "handbook", "models", name=op.f("uq_review_conversation_key")
        ),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index("ix_review_current", ["conversation_key", "current"], unique=False)

    op.create_table(
        "share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_key", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("shared_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_key"],
            ["conversation.key"],
            name=op.f("fk_share_conversation_key_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share")),
        sa.UniqueConstraint("conversation_key", "turn", "audience", name=op.f("uq_share_conversation_key")),
    )
    with op.batch_alter_table("share", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_share_audience"), ["audience"], unique=False)
        batch_op.create_index(batch_op.f("ix_share_conversation_key"), ["conversation_key"], unique=False)

    op.create_table(
        "tally",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("behaviour", sa.String(length=80), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_tally_review_id_review"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally")),
        sa.UniqueConstraint("review_id", "behaviour", name=op.f("uq_tally_review_id")),
    )
    with op.batch_alter_table("tally", schema=None) as batch_op:
        batch_op.create_index("ix_tally_behaviour", ["behaviour", "review_id"], unique=False)


def _drop_unversioned() -> None:
    """Before there were versions, the store held only the samples; they are put in again."""
    known = sa.inspect(op.get_bind()).get_table_names()
    for table in ("review", "conversation"):
        if table in known:
            op.drop_table(table)


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("tally", schema=None) as batch_op:
        batch_op.drop_index("ix_tally_behaviour")

    op.drop_table("tally")
    with op.batch_alter_table("share", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_share_conversation_key"))
        batch_op.drop_index(batch_op.f("ix_share_audience"))

    op.drop_table("share")
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index("ix_review_current")

    op.drop_table("review")
    with op.batch_alter_table("rating", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rating_round_id"))
        batch_op.drop_index(batch_op.f("ix_rating_rater_id"))
        batch_op.drop_index(batch_op.f("ix_rating_conversation_key"))

    op.drop_table("rating")
    with op.batch_alter_table("mark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mark_verdict"))
        batch_op.drop_index(batch_op.f("ix_mark_rule"))
        batch_op.drop_index(batch_op.f("ix_mark_conversation_key"))

    op.drop_table("mark")
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goal_agent_id"))

    op.drop_table("goal")
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_supervisor_id"))
        batch_op.drop_index(batch_op.f("ix_session_agent_id"))

    op.drop_table("session")
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_round_team"))

    op.drop_table("round")
    with op.batch_alter_table("handbook", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handbook_team"))

    op.drop_table("handbook")
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_index("ix_conversation_owner_added")
        batch_op.drop_index(batch_op.f("ix_conversation_fingerprint"))
        batch_op.drop_index(batch_op.f("ix_conversation_channel"))
        batch_op.drop_index(batch_op.f("ix_conversation_added_at"))

    op.drop_table("conversation")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_team"))

    op.drop_table("person")
    with op.batch_alter_table("deed", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deed_who"))
        batch_op.drop_index(batch_op.f("ix_deed_at"))

    op.drop_table("deed")
