package com.onelastai.auth.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.identity.AccountChanged;
import com.onelastai.starter.test.Topic;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.json.JsonMapper;

@UserIT
class AccountUpdatesIT {

  private static final String TYPE = "com.onelastai.identity.account-changed.v1 ";

  @Autowired private StoredUsers stored;
  @Autowired private Users users;
  @Autowired private MongoOperations mongo;
  @Autowired private JsonMapper json;
  private String id = "";

  @BeforeEach
  void openAccount() {
    id = stored.add();
  }

  @Test
  void openedAccountIsPublished() {
    assertThat(published(1))
        .containsExactly(
            new AccountChanged(
                id,
                1,
                id + "@mail.example",
                "Ada Example",
                "en",
                null,
                false,
                new AccountChanged.Notifications(true, false, false, null)));
  }

  @Test
  void everyFieldThatOthersKnowIsPublishedWhenItChanges() {
    users.update(id, new Update().set("email", "new@" + id + ".example"));
    users.update(id, new Update().set("name", "Ada").set("timezone", "Europe/Vienna"));
    users.update(
        id,
        new Update()
            .set("preferences.language", "de")
            .set("preferences.privacy.showActivity", true));
    users.update(
        id,
        new Update()
            .set("preferences.notifications.push", true)
            .set("preferences.notifications.digest", true)
            .set(
                "preferences.notifications.quietHours",
                new Preferences.QuietHours("22:00", "07:00")));
    users.update(id, new Update().unset("timezone").unset("preferences.notifications.quietHours"));

    List<AccountChanged> all = published(6);
    assertThat(all).extracting(AccountChanged::revision).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(all.get(4))
        .isEqualTo(
            new AccountChanged(
                id,
                5,
                "new@" + id + ".example",
                "Ada",
                "de",
                "Europe/Vienna",
                true,
                new AccountChanged.Notifications(
                    true, true, true, new AccountChanged.QuietHours("22:00", "07:00"))));
    assertThat(all.get(5).timezone()).isNull();
    assertThat(all.get(5).notifications().quietHours()).isNull();
  }

  @Test
  void whatOthersDoNotKnowIsNotPublished() {
    users.update(id, new Update().set("bio", "Writes programs."));
    users.update(id, new Update().set("name", "Ada Example"));
    users.update(id, new Update().set("preferences.theme", "dark"));
    users.update(id, new Update().set("name", "Ada"));

    assertThat(published(2)).extracting(AccountChanged::name).containsExactly("Ada Example", "Ada");
  }

  @Test
  void eachOfConcurrentChangesHasItsRevision() {
    Stream.of(
            new Update().set("name", "Ada"),
            new Update().set("timezone", "Europe/Vienna"),
            new Update().set("preferences.language", "de"),
            new Update().set("preferences.notifications.push", true))
        .parallel()
        .forEach(update -> assertThat(users.update(id, update)).isTrue());

    List<AccountChanged> all = published(5);
    assertThat(all).extracting(AccountChanged::revision).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(all.getLast())
        .isEqualTo(
            new AccountChanged(
                id,
                5,
                id + "@mail.example",
                "Ada",
                "de",
                "Europe/Vienna",
                false,
                new AccountChanged.Notifications(true, true, false, null)));
  }

  @Test
  void eventOfAnotherServiceIsAppliedOnce() {
    users.updateOnce(id, "event-1", new Update().set("name", "Ada"));
    users.updateOnce(id, "event-1", new Update().set("name", "Eve"));

    assertThat(published(2).getLast().name()).isEqualTo("Ada");
    assertThat(users.find(id).orElseThrow().name()).isEqualTo("Ada");
  }

  @Test
  void takenAddressIsRefusedAtOnceAndPublishesNothing() {
    String other = stored.add();

    assertThatThrownBy(() -> users.update(other, new Update().set("email", id + "@mail.example")))
        .isInstanceOf(DuplicateKeyException.class);

    users.update(other, new Update().set("name", "Ann"));
    await().until(() -> published(other).size() == 2);
    assertThat(published(other).getLast().email()).isEqualTo(other + "@mail.example");
  }

  @Test
  void unknownAccountIsNotUpdated() {
    assertThat(users.update("nobody-" + id, new Update().set("name", "Ada"))).isFalse();
  }

  @Test
  void accountsOfAnEarlierVersionAreAnnouncedOnce() {
    published(1);
    String second = stored.add();
    String known = stored.add();
    stored.unset(id, "revision");
    stored.unset(second, "revision");
    mongo.remove(new Query(), AccountAnnouncement.PROGRESS);
    mongo.save(new Document("_id", "tombstone-" + id).append("erasure", Map.of()), User.COLLECTION);

    new AccountAnnouncement(mongo, users).run();
    new AccountAnnouncement(mongo, users).run();

    assertThat(published(2)).extracting(AccountChanged::revision).containsExactly(1L, 1L);
    await().until(() -> published(second).size() == 2);
    assertThat(published(known)).hasSize(1);
    assertThat(published("tombstone-" + id)).isEmpty();
  }

  private List<AccountChanged> published(int count) {
    await().until(() -> published(id).size() >= count);
    assertThat(published(id)).hasSize(count);
    return published(id);
  }

  private List<AccountChanged> published(String userId) {
    return Topic.read("identity.v1", userId).stream()
        .filter(event -> event.startsWith(TYPE))
        .map(event -> json.readValue(event.substring(TYPE.length()), AccountChanged.class))
        .toList();
  }
}
