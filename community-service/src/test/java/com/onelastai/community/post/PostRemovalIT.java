package com.onelastai.community.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.community.test.ContentTest;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PostRemovalIT extends ContentTest {

  private static final String COMMENTS_STORED = "communitycomments";

  @Autowired PostRemoval removal;

  @Test
  void threadsGoWithTheirPostOnceItsTimeHasCome() {
    String kept = newPost(person);
    String post = newPost(person);
    String root = newComment(other, post, null);
    String reply = newComment(person, post, root);
    List<String> gone =
        List.of(root, reply, newComment(other, post, reply), newComment(other, post, null));
    String elsewhere = newComment(other, kept, null);
    api.delete(person, POSTS + "/" + post).is(204);

    clock.setOffset(Duration.ofDays(29));
    removal.run();
    assertThat(gone).allMatch(this::isStored);

    clock.setOffset(Duration.ofDays(31));
    removal.run();
    removal.run();

    assertThat(gone).noneMatch(this::isStored);
    assertThat(isStored(elsewhere)).isTrue();
    assertThat(mongo.exists(byId(post), Post.class)).isFalse();
    assertThat(mongo.exists(byId(kept), Post.class)).isTrue();
  }

  @Test
  void whatACrashLeftOfAThreadIsRemovedAsWell() {
    String post = newPost(person);
    String root = newComment(other, post, null);
    String reply = newComment(person, post, root);
    api.delete(person, POSTS + "/" + post).is(204);
    // As a crash leaves it: the last of the thread is gone.
    mongo.remove(byId(reply), COMMENTS_STORED);

    clock.setOffset(Duration.ofDays(31));
    removal.run();

    assertThat(isStored(root)).isFalse();
    assertThat(mongo.exists(byId(post), Post.class)).isFalse();
  }

  private boolean isStored(String comment) {
    return mongo.findById(comment, Document.class, COMMENTS_STORED) != null;
  }
}
