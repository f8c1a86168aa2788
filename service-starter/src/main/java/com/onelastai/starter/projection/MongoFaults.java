package com.onelastai.starter.projection;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/**
 * Tells a store that cannot take anything right now, for which events wait, from a document that it
 * will never take. Spring's own translation calls a step-down or a missing permission
 * uncategorised, and events would be set aside for it.
 */
public final class MongoFaults {

  /** BadValue, FailedToParse, TypeMismatch, Overflow (nested too deep), InvalidBSON, too large. */
  private static final Set<Integer> OF_A_DOCUMENT = Set.of(2, 9, 14, 15, 22, 10334);

  /** A primary that steps down or is shut down, a full disk, a lock or a time limit. */
  private static final Set<Integer> OF_THE_STORE =
      Set.of(24, 50, 91, 112, 189, 10107, 11600, 11601, 11602, 13435, 13436, 14031);

  private MongoFaults() {}

  public static <T> T translate(Supplier<T> access) {
    try {
      return access.get();
    } catch (MongoException failure) {
      if (isOfADocument(failure)) {
        throw new InvalidDataAccessResourceUsageException("The store refuses a document", failure);
      }
      throw new DataAccessResourceFailureException("The store is away", failure);
    }
  }

  private static boolean isOfADocument(MongoException failure) {
    return switch (failure) {
      case MongoBulkWriteException bulk ->
          !bulk.getWriteErrors().isEmpty()
              && bulk.getWriteErrors().stream()
                  .noneMatch(error -> OF_THE_STORE.contains(error.getCode()));
      case MongoWriteException write -> !OF_THE_STORE.contains(write.getCode());
      case MongoCommandException command -> OF_A_DOCUMENT.contains(command.getCode());
      default -> false;
    };
  }
}
