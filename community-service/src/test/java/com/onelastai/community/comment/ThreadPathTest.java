package com.onelastai.community.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadPathTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void pathsSortAsThreadsAreRead() {
    String first = ThreadPath.root("c-zzz", NOON);
    String reply = ThreadPath.reply(first, "c-aaa", NOON.plusSeconds(60));
    String nested = ThreadPath.reply(reply, "c-aab", NOON.plusSeconds(90));
    String laterReply = ThreadPath.reply(first, "c-aac", NOON.plusSeconds(70));
    String second = ThreadPath.root("c-aad", NOON.plusSeconds(10));

    assertThat(List.of(second, laterReply, nested, reply, first).stream().sorted())
        .containsExactly(first, reply, nested, laterReply, second);
  }

  @Test
  void pathsSortAcrossTheTimesWhenTheirNumbersGrow() {
    assertThat(ThreadPath.root("c-1", Instant.EPOCH))
        .isLessThan(ThreadPath.root("c-0", NOON))
        .hasSameSizeAs(ThreadPath.root("c-0", Instant.parse("5000-01-01T00:00:00Z")));
  }

  @Test
  void replyThatWouldBeTooDeepStandsBesideItsParent() {
    String path = ThreadPath.root("c-0000000000000000", NOON);
    for (int depth = 1; depth <= ThreadPath.MAX_DEPTH; depth++) {
      path = ThreadPath.reply(path, "c-000000000000000" + depth, NOON);
      assertThat(ThreadPath.depth(path)).isEqualTo(depth);
    }

    String deeper = ThreadPath.reply(path, "c-0000000000000009", NOON.plusSeconds(1));

    assertThat(ThreadPath.depth(deeper)).isEqualTo(ThreadPath.MAX_DEPTH);
    assertThat(deeper).isGreaterThan(path).hasSizeLessThan(ThreadPath.MAX_LENGTH);
  }
}
