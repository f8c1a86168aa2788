package com.onelastai.starter.test;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lets every condition of a test wait for a minute: what takes a moment here may take many on a
 * busy machine, and a test must not tell how busy the machine is.
 */
public final class WaitLimit implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
  }
}
