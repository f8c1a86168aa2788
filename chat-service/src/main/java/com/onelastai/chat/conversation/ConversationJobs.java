package com.onelastai.chat.conversation;

import com.onelastai.starter.job.ClusterJob;
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

  @ClusterJob(name = "settle-answers", every = "${onelastai.answers.settle-every}")
  void settle() {
    settler.sweep();
  }

  @ClusterJob(
      name = "purge-conversations",
      every = "${onelastai.deletion.purge-every}",
      atMost = "2h")
  void purge() {
    deletions.purge();
  }
}
