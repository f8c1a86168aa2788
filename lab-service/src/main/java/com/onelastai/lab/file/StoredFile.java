package com.onelastai.lab.file;

import com.onelastai.lab.experiment.LabFile;
import com.onelastai.starter.enums.SnakeCaseEnum;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The record of a file. Its content has the same id in the {@link FileStore}.
 *
 * @param owner the key of a user or a visitor
 * @param experimentId what has made it; null for an upload
 * @param usedBy the experiments that read it, if it is an upload
 * @param size in bytes
 * @param keptUntil then it is deleted; not an expiry of the store, which would leave its content
 */
@Document(StoredFile.COLLECTION)
@CompoundIndex(name = "ofOwner", def = "{'owner': 1}")
@CompoundIndex(name = "madeBy", def = "{'experimentId': 1}", sparse = true)
@CompoundIndex(name = "usedBy", def = "{'usedBy': 1}", sparse = true)
@CompoundIndex(name = "due", def = "{'keptUntil': 1}")
record StoredFile(
    @Id String id,
    String owner,
    @Nullable String experimentId,
    @Nullable List<String> usedBy,
    String name,
    String contentType,
    long size,
    State state,
    Instant createdAt,
    Instant keptUntil) {

  static final String COLLECTION = "labfiles";

  /** What is with the content. */
  enum State implements SnakeCaseEnum {
    /** Perhaps a part of it is stored. */
    WRITING,
    READY,
    /** Perhaps a part of it is still stored. */
    DELETED
  }

  /** The experiments to which it belongs. */
  List<String> experiments() {
    if (experimentId != null) {
      return List.of(experimentId);
    }
    return usedBy == null ? List.of() : usedBy;
  }

  LabFile toLabFile() {
    return new LabFile(id, name, contentType, size);
  }
}
