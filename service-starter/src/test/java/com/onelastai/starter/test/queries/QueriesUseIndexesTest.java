package com.onelastai.starter.test.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Indexes;
import com.onelastai.starter.test.Engines;
import com.onelastai.starter.test.queries.QueryLog.Noted;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesUseIndexesTest {

  private final ConnectionString uri = new ConnectionString(Engines.mongoUri());
  private final String database = Objects.requireNonNull(uri.getDatabase());
  @AutoClose private final MongoClient client = MongoClients.create(uri);

  @BeforeEach
  void createIndex() {
    client.getDatabase(database).getCollection("c").createIndex(Indexes.ascending("a", "b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{find: 'c', filter: {a: 1}, sort: {b: 1}}",
        "{find: 'c', filter: {}, limit: 1}",
        "{findAndModify: 'c', query: {a: 1}, update: {$set: {b: 2}}}",
        "{count: 'c', query: {a: 1}}",
        "{distinct: 'c', key: 'b', query: {a: 1}}",
        "{aggregate: 'c', pipeline: [{$match: {a: 1}}, {$group: {_id: '$b'}}], cursor: {}}",
        "{update: 'c', updates: [{q: {a: 1}, u: {$set: {b: 2}}, multi: true}]}",
        "{delete: 'c', deletes: [{q: {_id: 1}, limit: 1}]}",
      })
  void queryWithAnIndexPasses(String command) {
    assertThat(findings(command, Set.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{find: 'c', filter: {b: 1}}",
        "{find: 'c', filter: {}}",
        "{find: 'c', filter: {}, sort: {b: 1}, limit: 1}",
        "{findAndModify: 'c', query: {b: 1}, update: {$set: {b: 2}}}",
        "{count: 'c', query: {b: 1}}",
        "{distinct: 'c', key: 'b', query: {b: 1}}",
        "{aggregate: 'c', pipeline: [{$group: {_id: '$b'}}], cursor: {}}",
        "{update: 'c', updates: [{q: {b: 1}, u: {$set: {b: 2}}, multi: true}]}",
        "{delete: 'c', deletes: [{q: {b: 1}, limit: 0}]}",
      })
  void queryWithoutAnIndexIsFound(String command) {
    assertThat(findings(command, Set.of())).hasSize(1);
  }

  @Test
  void findingNamesTheQueryAndItsSender() {
    assertThat(findings("{find: 'c', filter: {b: 1}, sort: {d: -1}, limit: 9}", Set.of()))
        .containsExactly("find c {b: ?} sort {\"d\": -1} limited, by Feature.list:7");
  }

  @Test
  void smallCollectionMayBeScanned() {
    assertThat(findings("{find: 'c', filter: {b: 1}}", Set.of("c"))).isEmpty();
  }

  private List<String> findings(String command, Set<String> small) {
    SentQuery query = SentQuery.of(BsonDocument.parse(command)).getFirst();
    Noted noted = new Noted(query.shape(), query.command(), database, "Feature.list:7");
    return QueriesUseIndexes.findings(List.of(noted), small);
  }
}
