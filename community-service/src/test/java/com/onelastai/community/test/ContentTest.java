package com.onelastai.community.test;

import static org.awaitility.Awaitility.await;

import com.onelastai.community.member.Members;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.identity.AccountChanged;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** A test of what members write, and of how others answer it. */
public abstract class ContentTest extends ServiceTest {

  protected static final String POSTS = "/api/community/posts";
  protected static final String COMMENTS = "/api/community/comments";

  protected final Person other = Person.user();

  @Autowired Members members;

  /** Makes an account known. */
  protected final void account(Person user, String name) {
    String id = id(user);
    publish(
        new AccountChanged(
            id,
            1,
            id + "@example.com",
            name,
            "en",
            null,
            true,
            new AccountChanged.Notifications(true, false, false, null)));
    await().until(() -> members.find(id).isPresent());
  }

  protected static String id(Person user) {
    return Objects.requireNonNull(user.userId());
  }

  protected final void publish(DomainEvent event) {
    publish(UUID.randomUUID().toString(), event);
  }

  protected final void publish(String id, DomainEvent event) {
    publisher.publish(List.of(new EventEnvelope<>(id, clock.instant(), event)));
  }

  /** The id of a new post. */
  protected final String newPost(Person author) {
    return api.post(author, POSTS, Map.of("title", "A question", "content", "What is it?"))
        .is(201)
        .text("/id");
  }

  protected final String newComment(Person author, String postId, @Nullable String replyTo) {
    return comment(author, postId, "Words of " + UUID.randomUUID(), replyTo).is(201).text("/id");
  }

  protected final Answer comment(
      Person author, String postId, String content, @Nullable String replyTo) {
    Map<String, Object> body = new HashMap<>(Map.of("content", content));
    if (replyTo != null) {
      body.put("replyTo", replyTo);
    }
    return api.post(author, POSTS + "/" + postId + "/comments", body);
  }

  /** The events of this type with this key, as JSON. */
  protected static List<String> published(String key, String type) {
    String prefix = "com.onelastai.community." + type + " ";
    return Topic.read("community.v1", key).stream()
        .filter(event -> event.startsWith(prefix))
        .map(event -> event.substring(prefix.length()))
        .toList();
  }

  /** Runs all at once and fails if one fails. */
  protected static void atOnce(Stream<? extends Callable<?>> calls) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> all = calls.<Callable<Object>>map(call -> call::call).toList();
      for (Future<Object> done : threads.invokeAll(all)) {
        done.get();
      }
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }
}
