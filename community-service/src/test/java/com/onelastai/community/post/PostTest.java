package com.onelastai.community.post;

import com.onelastai.community.member.Members;
import com.onelastai.community.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

/** A test with posts; they have a tag that no other test has. */
abstract class PostTest extends ServiceTest {

  static final String ADDRESS = PostController.ADDRESS;

  @Autowired Members members;
  @Autowired PostStore store;

  final String tag = "t" + UUID.randomUUID().toString().substring(0, 8);

  /** Moderators have no limits. */
  final Person author = Person.moderator();

  static String id(Person person) {
    return Objects.requireNonNull(person.userId());
  }

  Answer write(Person person, String title, String content) {
    return api.post(
        person, ADDRESS, Map.of("title", title, "content", content, "tags", List.of(tag)));
  }

  /** The id of a new post. */
  String post(Person person, String title) {
    return write(person, title, "About " + title).is(201).has("/visibility", "visible").text("/id");
  }

  String draft(Person person, String title) {
    return api.post(
            person,
            ADDRESS,
            Map.of("title", title, "content", "Soon", "tags", List.of(tag), "draft", true))
        .is(201)
        .text("/id");
  }

  Answer read(Person person, String id) {
    return api.get(person, ADDRESS + "/" + id);
  }

  Answer edit(Person person, String id, String title, String content, int version) {
    return api.put(
        person,
        ADDRESS + "/" + id,
        Map.of("title", title, "content", content, "tags", List.of(tag), "version", version));
  }

  List<String> titles(Person person, String query) {
    return pages(person, ADDRESS + "?" + query).stream()
        .flatMap(page -> items(page, "title").stream())
        .toList();
  }

  /** Makes a user known by a name. */
  String named(Person person, String name) {
    mongo.upsert(
        byId(id(person)),
        new Update().set("name", name).set("showsActivity", true).set("revision", 1L),
        "members");
    return id(person);
  }

  Post stored(String id) {
    return store.read(id).orElseThrow();
  }
}
