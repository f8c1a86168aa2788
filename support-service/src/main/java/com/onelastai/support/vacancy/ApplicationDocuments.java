package com.onelastai.support.vacancy;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.export.UserDataSource;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.support.vacancy.JobApplication.ApplicationChange;
import com.onelastai.support.vacancy.JobApplication.Cv;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code jobapplications}. Files are only read where they are asked for. */
@Repository
class ApplicationDocuments implements UserDataHolder, UserDataSource {

  static final String ADDRESS = VacancyController.ADDRESS + "/applications";

  private static final String CONTENT = "cv.content";
  private static final NewestFirst<JobApplication> OF_JOB = newestFirst("jobId");
  private static final NewestFirst<JobApplication> OF_STATUS = newestFirst("status");

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;

  ApplicationDocuments(MongoOperations mongo, OutboxTemplate outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
    outbox.register(JobApplication.class);
  }

  boolean exists(String id) {
    return mongo.exists(byId(id), JobApplication.class);
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException if the address has applied for the job
   */
  void insert(JobApplication application, DomainEvent mail) {
    outbox.insert(application, mail);
  }

  JobApplication require(String id) {
    return required(mongo.findOne(withoutFile(byId(id)), JobApplication.class));
  }

  Cv requireCv(String id) {
    return required(mongo.findOne(byId(id), JobApplication.class)).cv();
  }

  /**
   * @param jobId null for all jobs, of one status
   */
  Listing<JobApplication> list(
      @Nullable String jobId,
      @Nullable ApplicationStatus status,
      @Nullable String after,
      int size) {
    if (jobId == null) {
      ApplicationStatus shown = Objects.requireNonNullElse(status, ApplicationStatus.RECEIVED);
      return OF_STATUS
          .read(mongo, shown.value(), ApplicationDocuments::withoutFile, ADDRESS, after, size)
          .with("status", shown.value());
    }
    return OF_JOB
        .read(mongo, jobId, query -> narrow(query, status), ADDRESS, after, size)
        .with("jobId", jobId)
        .with("status", status == null ? null : status.value());
  }

  /** False if somebody else changed it meanwhile. */
  boolean change(JobApplication before, ApplicationChange change) {
    Query unchanged = new Query(where("_id").is(before.id()).and("status").is(change.from()));
    Update update = Update.update("status", change.to()).push("history", change);
    return mongo.updateFirst(unchanged, update, JobApplication.class).getMatchedCount() > 0;
  }

  void remove(String id) {
    mongo.remove(byId(id), JobApplication.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(ofUser(userId), JobApplication.class);
  }

  @Override
  public String name() {
    return "jobApplications";
  }

  @Override
  public List<OwnApplication> of(String userId) {
    return mongo.find(withoutFile(ofUser(userId)), JobApplication.class).stream()
        .map(OwnApplication::of)
        .toList();
  }

  private static JobApplication required(@Nullable JobApplication found) {
    if (found == null) {
      throw ApiException.notFound("application");
    }
    return found;
  }

  private static NewestFirst<JobApplication> newestFirst(String owner) {
    return new NewestFirst<>(
        "jobapplications",
        JobApplication.class,
        owner,
        "createdAt",
        JobApplication::createdAt,
        JobApplication::id);
  }

  private static void narrow(Query query, @Nullable ApplicationStatus status) {
    withoutFile(query);
    if (status != null) {
      query.addCriteria(where("status").is(status));
    }
  }

  private static Query withoutFile(Query query) {
    query.fields().exclude(CONTENT);
    return query;
  }

  private static Query byId(String id) {
    return new Query(where("_id").is(id));
  }

  private static Query ofUser(String userId) {
    return new Query(where("userId").is(userId));
  }
}
