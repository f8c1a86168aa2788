package com.onelastai.chat.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.onelastai.chat.conversation.Conversation.AnswerProgress;
import com.onelastai.chat.conversation.Conversations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class AnswerWatcherTest {

  private final Conversations conversations = mock();
  private final AnswerWatcher watcher = new AnswerWatcher(conversations);

  @Test
  void oneQueryServesAllWatches() {
    AnswerWatcher.Watch first = watcher.watch("c-1");
    AnswerWatcher.Watch second = watcher.watch("c-1");
    pollFinds(part("Be"));
    verify(conversations).progress(List.of("c-1"));
    assertThat(next(first)).isEqualTo(part("Be"));
    assertThat(next(second)).isEqualTo(part("Be"));
  }

  @Test
  void onlyTheLatestChangeIsKept() {
    AnswerWatcher.Watch watch = watcher.watch("c-1");
    pollFinds(part("Be"));
    pollFinds(part("Because"));
    assertThat(next(watch)).isEqualTo(part("Because"));
    pollFinds(part("Because"));
    assertThat(next(watch)).isNull();
  }

  @Test
  void conversationThatIsGoneIsAChange() {
    AnswerWatcher.Watch watch = watcher.watch("c-1");
    watcher.poll();
    assertThat(next(watch)).isEqualTo(AnswerProgress.GONE);
  }

  @Test
  void nothingIsPolledWithoutWatches() {
    try (AnswerWatcher.Watch _ = watcher.watch("c-1");
        AnswerWatcher.Watch _ = watcher.watch("c-1")) {
      assertThat(watcher.watch("c-2")).satisfies(AnswerWatcher.Watch::close);
    }
    watcher.poll();
    verify(conversations, never()).progress(any());
  }

  @Test
  void failedPollIsRetried() {
    AnswerWatcher.Watch watch = watcher.watch("c-1");
    when(conversations.progress(any())).thenThrow(new DataAccessResourceFailureException("away"));
    watcher.poll();
    assertThat(next(watch)).isNull();
    reset(conversations);
    pollFinds(part("Be"));
    assertThat(next(watch)).isEqualTo(part("Be"));
  }

  private void pollFinds(AnswerProgress progress) {
    when(conversations.progress(any())).thenReturn(Map.of("c-1", progress));
    watcher.poll();
  }

  private static @Nullable AnswerProgress next(AnswerWatcher.Watch watch) {
    return watch.next(Duration.ZERO);
  }

  private static AnswerProgress part(String part) {
    return new AnswerProgress("ada", Instant.EPOCH, part);
  }
}
