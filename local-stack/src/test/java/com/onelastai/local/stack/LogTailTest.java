package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogTailTest {

  @Test
  void springBootsDescriptionHasPrecedence() {
    assertThat(
            LogTail.reason(
                List.of(
                    "ERROR something",
                    "APPLICATION FAILED TO START",
                    "Description:",
                    "",
                    "Web server failed to start. Port 8101 was already in use.",
                    "",
                    "Action:")))
        .isEqualTo("Web server failed to start. Port 8101 was already in use.");
  }

  @Test
  void innermostCauseHasPrecedence() {
    assertThat(
            LogTail.reason(
                List.of(
                    "java.lang.IllegalStateException: broken",
                    "\tat a.B.c(B.java:1)",
                    "Caused by: java.io.IOException: first",
                    "Caused by: java.io.IOException: disk full",
                    "\t... 12 more")))
        .isEqualTo("Caused by: java.io.IOException: disk full");
  }

  @Test
  void lastLineIsTheReasonWithoutAnError() {
    assertThat(LogTail.reason(List.of("starting", "stopping", ""))).isEqualTo("stopping");
    assertThat(LogTail.reason(List.of())).isEqualTo("its log is empty");
  }
}
