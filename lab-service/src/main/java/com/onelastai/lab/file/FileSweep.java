package com.onelastai.lab.file;

import com.onelastai.lab.file.StoredFile.State;
import com.onelastai.starter.job.ClusterJob;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Deletes files that were not kept, and what crashes have left. */
@Component
class FileSweep {

  private static final int BATCH = 200;

  /** Until a file that is used but was not kept is looked at again. */
  private static final Duration USED = Duration.ofHours(1);

  private final FileRecords records;
  private final Files files;
  private final FileUse use;

  FileSweep(FileRecords records, Files files, FileUse use) {
    this.records = records;
    this.files = files;
    this.use = use;
  }

  /** Each file that is looked at is no longer due, so this ends. */
  @ClusterJob(name = "lab-files", every = "${onelastai.files.sweep-every}")
  void run() {
    List<StoredFile> due;
    do {
      due = records.due(BATCH);
      due.forEach(this::sweep);
    } while (due.size() == BATCH);
  }

  private void sweep(StoredFile file) {
    if (file.state() == State.DELETED) {
      files.deleteContent(file.id());
      records.forget(file.id());
    } else if (file.experiments().stream().anyMatch(id -> use.uses(id, file.id()))) {
      records.postpone(file, USED);
    } else if (records.deleteDue(file)) {
      files.deleteContent(file.id());
    }
  }
}
