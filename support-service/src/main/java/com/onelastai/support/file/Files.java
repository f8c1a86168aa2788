package com.onelastai.support.file;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** The stored files. Who may read one is for its holder to decide. */
@Service
public class Files implements UserDataHolder {

  /** How long an upload waits to be attached to something. */
  private static final Duration UNATTACHED = Duration.ofDays(1);

  private final FileCheck check;
  private final MongoOperations mongo;
  private final Clock clock;

  Files(FileCheck check, MongoOperations mongo, Clock clock) {
    this.check = check;
    this.mongo = mongo;
    this.clock = clock;
  }

  /** The name under which a file would be stored. */
  public static String cleanName(String name) {
    return FileName.clean(name);
  }

  /** Checks a file and stores it until it is deleted. */
  public StoredFile store(
      FileOwner owner, String name, InputStreamSource content, FileRules rules) {
    return store(owner, name, content, rules, null);
  }

  /**
   * Checks a file and stores it.
   *
   * @param name as the sender calls it
   * @param expiresAt null if it is kept
   * @throws ApiException 413 {@code file_too_large}, 415 {@code unsupported_file}, or for a picture
   *     415 {@code unsupported_image} and 400 {@code image_too_large}
   */
  public StoredFile store(
      FileOwner owner,
      String name,
      InputStreamSource content,
      FileRules rules,
      @Nullable Instant expiresAt) {
    return check.with(
        name,
        content,
        rules,
        checked -> {
          StoredFile file =
              new StoredFile(
                  UUID.randomUUID().toString(),
                  owner.holder(),
                  owner.userId(),
                  checked.name(),
                  checked.mediaType(),
                  checked.picture(),
                  checked.content().length,
                  clock.instant(),
                  expiresAt);
          insert(file, checked.content());
          return file;
        });
  }

  /** Stores what a user uploads now and attaches later. */
  StoredFile upload(String userId, String name, InputStreamSource content) {
    return store(
        FileOwner.uploadOf(userId),
        name,
        content,
        FileRules.ATTACHMENT,
        clock.instant().plus(UNATTACHED));
  }

  private void insert(StoredFile file, byte[] content) {
    Document document = new Document();
    mongo.getConverter().write(file, document);
    document.append(StoredFile.CONTENT, new Binary(content));
    mongo.insert(document, StoredFile.COLLECTION);
  }

  /**
   * Attaches uploads of a user to something; they are kept from then on.
   *
   * @param field names the ids in the request
   * @throws ApiException 400 if one of them is no upload of this user that still waits
   */
  public void attach(Collection<String> ids, String userId, FileOwner owner, String field) {
    Set<String> wanted = new LinkedHashSet<>(ids);
    Update attached = new Update().set("holder", owner.holder()).unset(Expires.FIELD);
    if (owner.userId() == null) {
      attached.unset("userId");
    } else {
      attached.set("userId", owner.userId());
    }
    Set<String> done = new LinkedHashSet<>();
    for (String id : wanted) {
      if (mongo.updateFirst(upload(id, userId), attached, StoredFile.class).getModifiedCount()
          == 0) {
        detach(done, userId);
        throw ApiException.invalid(
            List.of(
                new FieldProblem(
                    field, "unknown_file", "names a file that you have not uploaded for this")));
      }
      done.add(id);
    }
  }

  /** Makes attached files uploads again, if what they were attached to could not be stored. */
  public void detach(Collection<String> ids, String userId) {
    FileOwner upload = FileOwner.uploadOf(userId);
    Update detached =
        new Update()
            .set("holder", upload.holder())
            .set("userId", userId)
            .set(Expires.FIELD, clock.instant().plus(UNATTACHED));
    mongo.updateMulti(new Query(where("_id").in(ids)), detached, StoredFile.class);
  }

  /** Gives the files of one holder to another. */
  public void move(String holder, String to) {
    mongo.updateMulti(byHolder(holder), new Update().set("holder", to), StoredFile.class);
  }

  /** Those of these files that exist, without an order. */
  public List<StoredFile> find(Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return mongo.find(withoutContent(new Query(where("_id").in(ids))), StoredFile.class);
  }

  public List<StoredFile> ofHolder(String holder) {
    return mongo.find(withoutContent(byHolder(holder)), StoredFile.class);
  }

  public Optional<FileContent> read(String id) {
    Document found = mongo.findById(id, Document.class, StoredFile.COLLECTION);
    if (found == null) {
      return Optional.empty();
    }
    byte[] content = found.get(StoredFile.CONTENT, Binary.class).getData();
    return Optional.of(
        new FileContent(mongo.getConverter().read(StoredFile.class, found), content));
  }

  public void delete(Collection<String> ids) {
    mongo.remove(new Query(where("_id").in(ids)), StoredFile.class);
  }

  public void deleteOf(String holder) {
    mongo.remove(byHolder(holder), StoredFile.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), StoredFile.class);
  }

  private static Query upload(String id, String userId) {
    FileOwner upload = FileOwner.uploadOf(userId);
    return new Query(
        where("_id").is(id).and("holder").is(upload.holder()).and("userId").is(userId));
  }

  private static Query byHolder(String holder) {
    return new Query(where("holder").is(holder));
  }

  private static Query withoutContent(Query query) {
    query.fields().exclude(StoredFile.CONTENT);
    return query;
  }
}
