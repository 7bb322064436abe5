"""The same import on Apache Spark, for exports that a data platform keeps: the extra ``spark`` brings what it needs."""
