package com.onelastai.chat.test;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/** Records the service's queries of {@code chatinteractions}. */
public final class StoreReads implements CommandListener, MongoClientSettingsBuilderCustomizer {

  private static final String FIND = "find";

  private final List<BsonDocument> queries = new CopyOnWriteArrayList<>();

  @Override
  public void customize(MongoClientSettings.Builder settings) {
    settings.addCommandListener(this);
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    BsonDocument command = event.getCommand();
    if (event.getCommandName().equals(FIND)
        && command.getString(FIND).getValue().equals("chatinteractions")) {
      queries.add(command.clone());
    }
  }

  public void clear() {
    queries.clear();
  }

  /** Queries that name this conversation, with or without a projection. */
  public long count(String conversationId, boolean projected) {
    return queries.stream()
        .filter(query -> query.toString().contains(conversationId))
        .filter(query -> query.containsKey("projection") == projected)
        .count();
  }
}
