"""Indexes that hold all that lists and figures ask for: SQLite reads the words on the way to any other column of a row"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_index("ix_conversation_owner_added")
        batch_op.drop_index(batch_op.f("ix_conversation_channel"))
        batch_op.create_index(
            "ix_conversation_owner_added", ["owner_id", "added_at", "channel", "language", "turns_kept"], unique=False
        )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index("ix_review_current")
        batch_op.create_index(
            "ix_review_current",
            ["conversation_key", "current", "rulebook", "handbook", "agent_turns"],
            unique=False,
        )
    with op.batch_alter_table("tally", schema=None) as batch_op:
        batch_op.create_index("ix_tally_review", ["review_id", "behaviour", "count"], unique=False)


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("tally", schema=None) as batch_op:
        batch_op.drop_index("ix_tally_review")
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index("ix_review_current")
        batch_op.create_index("ix_review_current", ["conversation_key", "current"], unique=False)
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_index("ix_conversation_owner_added")
        batch_op.create_index(batch_op.f("ix_conversation_channel"), ["channel"], unique=False)
        batch_op.create_index("ix_conversation_owner_added", ["owner_id", "added_at"], unique=False)
