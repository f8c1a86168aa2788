package com.onelastai.chat.conversation;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is done from time to time, by one instance for all. */
@Component
class ConversationJobs {

  private final Settler settler;
  private final Deletions deletions;

  ConversationJobs(Settler settler, Deletions deletions) {
    this.settler = settler;
    this.deletions = deletions;
  }

  @Scheduled(
      initialDelayString = "${onelastai.answers.settle-every}",
      fixedDelayString = "${onelastai.answers.settle-every}")
  @SchedulerLock(name = "settle-answers")
  void settle() {
    settler.sweep();
  }

  @Scheduled(
      initialDelayString = "${onelastai.deletion.purge-every}",
      fixedDelayString = "${onelastai.deletion.purge-every}")
  @SchedulerLock(name = "purge-conversations", lockAtMostFor = "PT30M")
  void purge() {
    deletions.purge();
  }
}
