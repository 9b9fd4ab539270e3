"""The history of the tables, one script per step; made with Alembic, run by `coach.store.schema`."""
