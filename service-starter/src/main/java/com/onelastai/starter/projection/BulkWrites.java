package com.onelastai.starter.projection;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import com.onelastai.starter.work.OptimisticRetry;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Unordered writes that detect when another instance wrote first. */
public final class BulkWrites {

  /** Instances collide only for a moment, while partitions move from one to the other. */
  private static final int ATTEMPTS = 10;

  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private BulkWrites() {}

  /** Computes the writes again from the stored state whenever some did not apply. */
  @FunctionalInterface
  public interface Attempt {
    List<? extends WriteModel<Document>> writes();
  }

  /** Repeats until every compare-and-set has matched. */
  public static void untilApplied(MongoCollection<Document> collection, Attempt attempt) {
    OptimisticRetry.until(
        ATTEMPTS,
        collection.getNamespace().getFullName(),
        () -> {
          List<? extends WriteModel<Document>> writes = attempt.writes();
          return writes.isEmpty()
              || write(collection, writes)
                  .filter(result -> applied(result) == writes.size())
                  .isPresent();
        });
  }

  /** Empty if a document was inserted by another instance in the meantime. */
  static Optional<BulkWriteResult> write(
      MongoCollection<Document> collection, List<? extends WriteModel<Document>> writes) {
    try {
      return Optional.of(collection.bulkWrite(writes, UNORDERED));
    } catch (MongoBulkWriteException failure) {
      if (onlyDuplicates(failure)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static int applied(BulkWriteResult result) {
    return result.getMatchedCount() + result.getUpserts().size();
  }

  private static boolean onlyDuplicates(MongoBulkWriteException failure) {
    return failure.getWriteConcernError() == null
        && failure.getWriteErrors().stream()
            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
  }
}
