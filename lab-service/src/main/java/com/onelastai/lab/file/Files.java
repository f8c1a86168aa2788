package com.onelastai.lab.file;

import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.file.StoredFile.State;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.random.RandomToken;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records and contents together, in the order that leaves no content without a record. */
@Component
class Files {

  private static final int ID_BYTES = 12;

  private final FileRecords records;
  private final FileStore store;
  private final Thumbnails thumbnails;
  private final Clock clock;

  Files(FileRecords records, FileStore store, Thumbnails thumbnails, Clock clock) {
    this.records = records;
    this.store = store;
    this.thumbnails = thumbnails;
    this.clock = clock;
  }

  /** What is to be stored. */
  record NewFile(String name, String contentType, byte[] content) {}

  /**
   * @param experimentId null for an upload
   * @param kept for how long, unless it is kept longer later
   * @param recorded runs between the writing of the record and that of the content; if it fails,
   *     nothing is stored
   */
  LabFile store(
      String owner,
      @Nullable String experimentId,
      NewFile file,
      Duration kept,
      Consumer<StoredFile> recorded) {
    StoredFile record = record(owner, experimentId, file, kept);
    records.insert(record);
    try {
      recorded.accept(record);
      store.write(record.id(), file.content());
    } catch (RuntimeException failure) {
      delete(record.id());
      throw failure;
    }
    if (!records.complete(record.id())) {
      store.delete(record.id());
      throw ApiException.notFound("file");
    }
    return record.toLabFile();
  }

  private StoredFile record(
      String owner, @Nullable String experimentId, NewFile file, Duration kept) {
    return new StoredFile(
        "f-" + RandomToken.next(ID_BYTES),
        owner,
        experimentId,
        null,
        FileName.clean(file.name()),
        file.contentType(),
        file.content().length,
        State.WRITING,
        clock.instant(),
        clock.instant().plus(kept));
  }

  /** The record goes with a later sweep. */
  void delete(String id) {
    records.delete(id);
    deleteContent(id);
  }

  void deleteContent(String id) {
    store.delete(id);
    thumbnails.delete(id);
  }
}
