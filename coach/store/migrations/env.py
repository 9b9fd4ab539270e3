"""Run by Alembic with the connection that `coach.store.schema` gives."""

from alembic import context

from coach.store import practice_tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=practice_tables.Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
