package com.onelastai.starter.retry;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Distinguishes failures that a retry may overcome from those that every retry repeats.
 *
 * <p>A fault of the store passes unless its code blames the document. Everything else that a store
 * can answer (no primary, no permission, no space, a code that is not known here) concerns all
 * documents, so waiting loses nothing and giving up would lose every event of that time.
 */
public final class Faults {

  /** Codes by which MongoDB refuses one document, whoever writes it and whenever. */
  private static final Set<Integer> OF_A_DOCUMENT =
      Set.of(
          2, // BadValue
          9, // FailedToParse
          14, // TypeMismatch
          15, // Overflow: nested too deep
          22, // InvalidBSON
          28, // PathNotViable
          40, // ConflictingUpdateOperators
          52, // DollarPrefixedFieldName
          56, // EmptyFieldName
          57, // DottedFieldName
          66, // ImmutableField
          121, // DocumentValidationFailure
          10334, // BSONObjectTooLarge
          11000, // DuplicateKey
          11001, // DuplicateKey of old servers
          12582, // DuplicateKey of old servers
          16755, // a location that cannot be indexed
          17280, // KeyTooLong
          17419, // the document is too large after the update
          17420); // the document is too large after the update

  /** Codes of a primary that steps down or shuts down, and of a time limit that has passed. */
  private static final Set<Integer> UNAVAILABLE =
      Set.of(50, 91, 189, 10107, 11600, 11602, 13435, 13436);

  private Faults() {}

  /** Whether the store did not answer, or cannot answer anything for now. */
  public static boolean isStoreUnavailable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataAccessResourceFailureException
          || cause instanceof MongoTimeoutException
          || cause instanceof MongoSocketException
          || (cause instanceof MongoException store && UNAVAILABLE.contains(store.getCode()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the same operation may succeed later without any change. */
  public static boolean mayPass(Throwable failure) {
    boolean passing = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case RetryLaterException _ -> {
          return true;
        }
        case MongoException mongo -> {
          return !isOfADocument(mongo);
        }
        case RetriableException _,
            TransientDataAccessException _,
            RecoverableDataAccessException _,
            NonTransientDataAccessResourceException _ ->
            passing = true;
        default -> {}
      }
    }
    return passing;
  }

  private static boolean isOfADocument(MongoException failure) {
    if (failure instanceof MongoBulkWriteException bulk) {
      return bulk.getWriteConcernError() == null
          && !bulk.getWriteErrors().isEmpty()
          && bulk.getWriteErrors().stream()
              .allMatch(error -> OF_A_DOCUMENT.contains(error.getCode()));
    }
    return OF_A_DOCUMENT.contains(failure.getCode());
  }
}
