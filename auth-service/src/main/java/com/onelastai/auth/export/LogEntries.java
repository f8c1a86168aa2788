package com.onelastai.auth.export;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.export.Export.LogEntry;
import com.onelastai.auth.securitylog.SecurityLog;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The security log of a user, of which no more is held at once than a batch. */
@Repository
class LogEntries {

  private static final int BATCH = 500;

  private final MongoOperations mongo;

  LogEntries(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Stream<LogEntry> oldestFirst(String userId) {
    Query entries =
        new Query(where("userId").is(userId)).with(Sort.by("at", "_id")).cursorBatchSize(BATCH);
    return mongo.stream(entries, Document.class, SecurityLog.COLLECTION).map(LogEntries::entry);
  }

  private static LogEntry entry(Document document) {
    return new LogEntry(
        document.getString("_id"),
        document.getString("event"),
        document.getDate("at").toInstant(),
        document.getString("address"),
        document.getString("userAgent"),
        document.get("details", Document.class));
  }
}
