package com.onelastai.starter.test.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentQueryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{find: 'c', filter: {user: 'a', at: {$gte: 1, $lt: 2}}, sort: {at: -1}, limit: 3}"
            + "| find c {user: ?, at: {$gte: ?, $lt: ?}} sort {\"at\": -1} limited",
        "{find: 'c', filter: {_id: {$in: [1, 2]}}} | find c {_id: {$in: ?}}",
        "{find: 'c', filter: {size: {width: 1}}} | find c {size: ?}",
        "{find: 'c', filter: {end: null, lease: {$exists: true}}}"
            + "| find c {end: null, lease: {$exists: true}}",
        "{find: 'c', filter: {$or: [{a: 1}, {b: {$not: {$gt: 1}}}, {a: 2}]}}"
            + "| find c {$or: [{a: ?}, {b: {$not: {$gt: ?}}}]}",
        "{find: 'c', filter: {words: {$elemMatch: {id: 1, at: {$lt: 2}}}}}"
            + "| find c {words: {$elemMatch: {id: ?, at: {$lt: ?}}}}",
        "{findAndModify: 'c', query: {a: 1}, sort: {b: 1}, update: {$set: {a: 2}}}"
            + "| findAndModify c {a: ?} sort {\"b\": 1} limited",
        "{find: 'c', filter: {'applied.17': 1, 'p2.a1': 1}} | find c {applied.?: ?, p2.a1: ?}",
        "{count: 'c', query: {a: 1}} | count c {a: ?}",
        "{distinct: 'c', key: 'b', query: {a: 1}} | distinct c {a: ?}",
        "{aggregate: 'c', pipeline: [{$match: {a: 1}}, {$sort: {b: 1}}, {$limit: 2}], cursor: {}}"
            + "| aggregate $match $sort $limit c {a: ?} sort {\"b\": 1} limited",
        "{aggregate: 'c', pipeline: [{$group: {_id: '$a'}}], cursor: {}} | aggregate $group c {}",
      })
  void shapeHasFieldsAndOperatorsWithoutValues(String command, String shape) {
    assertThat(SentQuery.of(BsonDocument.parse(command)))
        .extracting(query -> query.shape().toString())
        .containsExactly(shape);
  }

  @Test
  void eachStatementOfABulkIsExplainedAlone() {
    List<SentQuery> updates =
        SentQuery.of(
            BsonDocument.parse(
                "{update: 'c', updates: [{q: {_id: 1}, u: {a: 1}},"
                    + " {q: {a: 1}, u: {$set: {a: 2}}, multi: true}]}"));
    List<SentQuery> deletes =
        SentQuery.of(
            BsonDocument.parse(
                "{delete: 'c', deletes: [{q: {a: 1}, limit: 0}, {q: {a: 1}, limit: 1}]}"));

    assertThat(updates)
        .extracting(query -> query.shape().toString())
        .containsExactly("update c {_id: ?} limited", "update c {a: ?}");
    assertThat(updates.getLast().command())
        .isEqualTo(
            BsonDocument.parse(
                "{update: 'c', updates: [{q: {a: 1}, u: {$set: {a: 2}}, multi: true}]}"));
    assertThat(deletes)
        .extracting(query -> query.shape().toString())
        .containsExactly("delete c {a: ?}", "delete c {a: ?} limited");
  }

  @Test
  void whatBelongsToTheSessionIsNotExplained() {
    BsonDocument sent =
        BsonDocument.parse(
            "{find: 'c', filter: {a: 1}, $db: 'd', lsid: {id: 1}, readConcern: {level: 'local'}}");

    assertThat(SentQuery.of(sent).getFirst().command())
        .isEqualTo(BsonDocument.parse("{find: 'c', filter: {a: 1}}"));
  }

  @Test
  void otherCommandsAreNoQueries() {
    assertThat(SentQuery.of(BsonDocument.parse("{insert: 'c', documents: [{a: 1}]}"))).isEmpty();
    assertThat(SentQuery.of(BsonDocument.parse("{ping: 1}"))).isEmpty();
  }
}
