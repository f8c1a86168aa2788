package com.onelastai.starter.test.queries;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;

/** Notes the first query of each shape that the service sends. */
final class QueryLog implements CommandListener {

  private final Set<QueryShape> known = ConcurrentHashMap.newKeySet();
  private final List<Noted> noted = new ArrayList<>();

  /**
   * @param command with its values, as explain needs it
   * @param sender the line of code that sent it
   */
  record Noted(QueryShape shape, BsonDocument command, String database, String sender) {

    @Override
    public String toString() {
      return shape + ", by " + sender;
    }
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    for (SentQuery query : SentQuery.of(event.getCommand())) {
      if (!known.contains(query.shape())) {
        note(query, event.getDatabaseName(), Sender.current());
      }
    }
  }

  private synchronized void note(SentQuery query, String database, Sender sender) {
    if (!sender.isTest() && known.add(query.shape())) {
      noted.add(new Noted(query.shape(), query.command().clone(), database, sender.place()));
    }
  }

  /** What was noted since the last call. */
  synchronized List<Noted> drain() {
    List<Noted> all = List.copyOf(noted);
    noted.clear();
    return all;
  }
}
