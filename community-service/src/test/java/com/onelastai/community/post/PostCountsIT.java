package com.onelastai.community.post;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.community.CommentAdded;
import com.onelastai.events.community.CommentWithdrawn;
import com.onelastai.events.community.CommunityEvent;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.test.Deliveries;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PostCountsIT extends PostTest {

  @Autowired PostCounts counts;

  @Test
  void eventsOfTheTopicAreCounted() {
    String id = post(author, "Liked");
    double before = stored(id).hot();

    IntStream.range(0, 12).forEach(i -> publish(liked(id, "u" + i, true)));
    publish(liked(id, "u3", false));
    publish(added(id, "c-1"));

    await().untilAsserted(() -> assertThat(stored(id).likeCount()).isEqualTo(11));
    await().untilAsserted(() -> assertThat(stored(id).commentCount()).isEqualTo(1));
    assertThat(stored(id).hot() - before).isEqualTo(Math.log10(12), within());
    read(NOBODY, id).has("/likeCount", "11");
  }

  @Test
  void redeliveredAndRepeatedEventsAreCountedOnce() {
    String id = post(author, "Liked");
    Instant now = clock.instant();
    Deliveries<CommunityEvent> deliveries = new Deliveries<>();
    deliveries
        .add(now, liked(id, "a", true))
        .add(now, liked(id, "b", true))
        .add(now, added(id, "c-1"))
        .add(now, added(id, "c-2"))
        .add(now, new CommentWithdrawn("c-1", id))
        .repeat(0)
        .repeat(2);
    List<Received<CommunityEvent>> all = deliveries.events();

    counts.on(all.subList(0, 3));
    counts.on(all);
    counts.on(all);
    counts.on(List.of(all.get(1)));
    deliveries.repeat(1).repeat(4);
    counts.on(deliveries.events());

    assertThat(stored(id).likeCount()).isEqualTo(2);
    assertThat(stored(id).commentCount()).isEqualTo(1);
  }

  @Test
  void eventsOfOthersAndOfUnknownPostsAreLeftOut() {
    String id = post(author, "Liked");
    Deliveries<CommunityEvent> deliveries = new Deliveries<>();
    deliveries
        .add(clock.instant(), new ContentLiked(ContentKind.COMMENT, id, null, "a", true))
        .add(clock.instant(), liked("p-unknown", "a", true))
        .add(clock.instant(), liked(id, "a", true));

    counts.on(deliveries.events());

    assertThat(stored(id).likeCount()).isEqualTo(1);
    assertThat(store.read("p-unknown")).isEmpty();
  }

  private void publish(CommunityEvent event) {
    publisher.publish(
        List.of(new EventEnvelope<>(UUID.randomUUID().toString(), clock.instant(), event)));
  }

  private static ContentLiked liked(String postId, String userId, boolean liked) {
    return new ContentLiked(ContentKind.POST, postId, null, userId, liked);
  }

  private static CommentAdded added(String postId, String commentId) {
    return new CommentAdded(commentId, postId, "a", "Leo", null, "Liked");
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-6);
  }
}
