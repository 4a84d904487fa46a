"""The rows below a row, read along with it: one value instead of a second query."""

from django.db.models import JSONField, QuerySet, Subquery
from django.db.models.functions import JSONArray


class JsonRows(Subquery):
    """The rows of a queryset that refers to the outer row, in its order: a list with for each a list of `fields`.

    For text and numbers without a fraction. A fraction would come back as a float, a date as text, and on SQLite a boolean as 0 or 1.
    """

    def __init__(self, queryset: QuerySet, *fields: str):
        super().__init__(queryset.values(row=JSONArray(*fields)), output_field=JSONField())

    def as_sqlite(self, compiler, connection, **context):
        # What comes out of the inner query is text to SQLite, unless it is told that this is JSON.
        return self.as_sql(
            compiler, connection, '(SELECT JSON_GROUP_ARRAY(JSON("row")) FROM (%(subquery)s) "rows")', **context
        )

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(
            compiler, connection, '(SELECT COALESCE(JSONB_AGG("row"), \'[]\') FROM (%(subquery)s) "rows")', **context
        )
