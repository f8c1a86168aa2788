package com.onelastai.lab.run;

import com.onelastai.lab.file.LabFiles;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.problem.ApiException;
import java.util.List;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Deletes experiments with the files that they made. One is hidden first, so that nobody sees it
 * without its files; a sweep deletes what a crash left hidden.
 */
@Component
class Removal implements UserDataHolder {

  /** In place of the owner. */
  private static final String HIDDEN = "(deleted)";

  private static final int BATCH = 100;

  private final Experiments experiments;
  private final LabFiles files;
  private final Runner runner;

  Removal(Experiments experiments, LabFiles files, Runner runner) {
    this.experiments = experiments;
    this.files = files;
    this.runner = runner;
  }

  void remove(String owner, String experimentId) {
    Update hide = new Update().set("owner", HIDDEN).unset("work").unset("share");
    if (!experiments.update(owner, experimentId, hide)) {
      throw ApiException.notFound("experiment");
    }
    runner.stop(experimentId);
    removeHidden(experimentId);
  }

  @InstanceJob(name = "lab-removal", every = "1m")
  void sweep() {
    experiments.ids(HIDDEN, BATCH).forEach(this::removeHidden);
  }

  private void removeHidden(String experimentId) {
    files.remove(experimentId);
    experiments.removePublished(experimentId);
  }

  @Override
  public void erase(String userId) {
    for (List<String> ids = experiments.ids(userId, BATCH);
        !ids.isEmpty();
        ids = experiments.ids(userId, BATCH)) {
      for (String id : ids) {
        files.remove(id);
        experiments.remove(id);
        runner.stop(id);
      }
    }
  }
}
