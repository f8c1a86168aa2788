package com.onelastai.starter.enums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.MongoCollection;
import com.onelastai.starter.test.Engines;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

class StoredEnumTest {

  enum State implements SnakeCaseEnum {
    OPEN,
    PAST_DUE {},
    UNKNOWN
  }

  enum Strict implements SnakeCaseEnum {
    ONLY_ONE
  }

  enum Plain {
    AS_NAMED
  }

  @org.springframework.data.mongodb.core.mapping.Document("bills")
  record Bill(
      String id,
      State state,
      List<State> states,
      Map<String, State> byName,
      @Nullable Strict strict,
      Plain plain) {

    static Bill of(State state) {
      return new Bill(
          "1", state, List.of(state), Map.of("a", state), Strict.ONLY_ONE, Plain.AS_NAMED);
    }
  }

  @Test
  void enumIsStoredInSnakeCaseAndReadBack() {
    stored(mongo -> {
      Bill bill = Bill.of(State.PAST_DUE);
      mongo.insert(bill);

      assertThat(bills(mongo).find().first())
          .containsEntry("state", "past_due")
          .containsEntry("states", List.of("past_due"))
          .containsEntry("byName", new Document("a", "past_due"))
          .containsEntry("strict", "only_one")
          .containsEntry("plain", "AS_NAMED");
      assertThat(mongo.findById("1", Bill.class)).isEqualTo(bill);
    });
  }

  @Test
  void criteriaAndUpdatesTakeEnums() {
    stored(mongo -> {
      mongo.insert(Bill.of(State.OPEN));
      Query open = Query.query(where("state").in(State.OPEN).and("states").is(State.OPEN));

      mongo.updateFirst(
          open, Update.update("state", State.PAST_DUE).push("states", State.PAST_DUE), Bill.class);
      assertThat(mongo.findOne(Query.query(where("state").is(State.PAST_DUE)), Bill.class))
          .extracting(Bill::states)
          .isEqualTo(List.of(State.OPEN, State.PAST_DUE));
      // Neither of these knows the record.
      assertThat(mongo.count(Query.query(where("state").ne(State.OPEN)), "bills")).isOne();
      bills(mongo).updateOne(new Document("state", State.PAST_DUE), set("state", State.OPEN));
      assertThat(bills(mongo).find().first()).containsEntry("state", "open");
    });
  }

  @Test
  void unknownStoredValueIsUnknownOrFails() {
    stored(mongo -> {
      mongo.insert(Bill.of(State.OPEN));
      bills(mongo).updateOne(new Document(), set("state", "of_tomorrow"));
      assertThat(mongo.findById("1", Bill.class)).extracting(Bill::state).isEqualTo(State.UNKNOWN);

      bills(mongo).updateOne(new Document(), set("strict", "of_tomorrow"));
      assertThatThrownBy(() -> mongo.findById("1", Bill.class))
          .rootCause()
          .hasMessage("The store has \"of_tomorrow\", which is not a Strict");
    });
  }

  private static Document set(String field, Object value) {
    return new Document("$set", new Document(field, value));
  }

  private static MongoCollection<Document> bills(MongoOperations mongo) {
    return mongo.getCollection("bills");
  }

  private static void stored(Consumer<MongoOperations> test) {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MongoEnumAutoConfiguration.class,
                MongoAutoConfiguration.class,
                DataMongoAutoConfiguration.class))
        .withUserConfiguration(Packages.class)
        .withPropertyValues("spring.mongodb.uri=" + Engines.mongoUri())
        .run(context -> test.accept(context.getBean(MongoOperations.class)));
  }

  @Configuration
  @AutoConfigurationPackage
  static class Packages {}
}
