package com.onelastai.lab.file;

import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.file.Files.NewFile;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.visit.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Service;

/** The files of the lab, for what runs experiments. */
@Service
public class LabFiles implements UserDataHolder {

  private static final Duration UNKEPT = Duration.ofHours(1);

  private final Files files;
  private final FileRecords records;
  private final FileStore store;
  private final FileLinks links;
  private final Clock clock;

  LabFiles(Files files, FileRecords records, FileStore store, FileLinks links, Clock clock) {
    this.files = files;
    this.records = records;
    this.store = store;
    this.links = links;
    this.clock = clock;
  }

  /** Stores what an experiment has made. It is deleted after an hour unless it is kept. */
  public LabFile store(
      String owner, String experimentId, String name, String contentType, byte[] content) {
    NewFile file = new NewFile(name, contentType, content);
    return files.store(owner, experimentId, file, UNKEPT, _ -> {});
  }

  /**
   * Reads a file of this owner.
   *
   * @throws ApiException 400 that names the field {@code files} if there is none
   */
  public byte[] read(String owner, String fileId) {
    StoredFile file =
        records
            .find(fileId)
            .filter(found -> found.owner().equals(owner))
            .orElseThrow(this::unknown);
    try (InputStream content = store.read(fileId, 0, file.size())) {
      return content.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Checks that these files are the owner's, and holds them for an hour, so that they can be kept
   * meanwhile.
   *
   * @throws ApiException 400 that names the field {@code files} if one is not
   */
  public void requireOwned(String owner, Collection<String> fileIds) {
    Instant until = clock.instant().plus(UNKEPT);
    for (String id : new LinkedHashSet<>(fileIds)) {
      if (!records.hold(owner, id, until)) {
        throw unknown();
      }
    }
  }

  /**
   * Keeps files until this time, those that the experiment has made and those that it uses. Call it
   * once the experiment's record names them; idempotent.
   */
  public void keep(String experimentId, Collection<String> fileIds, Instant expiresAt) {
    if (!fileIds.isEmpty()) {
      records.keep(experimentId, fileIds, expiresAt);
    }
  }

  /**
   * Deletes what the experiment has made. An upload that no other experiment uses is deleted a day
   * later.
   */
  public void remove(String experimentId) {
    records.idsMadeBy(experimentId).forEach(files::delete);
    records.release(experimentId);
  }

  /** The address by which anybody reads the file until this time, at the gateway. */
  public String signedUrl(String fileId, Instant until) {
    return links.sign(fileId, until);
  }

  @Override
  public void erase(String userId) {
    // The content first: a retry finds no file whose record is without its owner.
    for (String id : records.idsOfOwner(Owner.key(userId, null))) {
      files.deleteContent(id);
      files.delete(id);
    }
  }

  private ApiException unknown() {
    String detail = "names a file that does not exist or is not yours";
    return ApiException.invalid(List.of(new FieldProblem("files", "unknown_file", detail)));
  }
}
