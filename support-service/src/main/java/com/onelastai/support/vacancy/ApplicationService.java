package com.onelastai.support.vacancy;

import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.support.guest.EmailAddress;
import com.onelastai.support.guest.Guest;
import com.onelastai.support.link.SignedLinks;
import com.onelastai.support.vacancy.JobApplication.ApplicationChange;
import com.onelastai.support.vacancy.JobApplication.Cv;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/** Receives applications and follows them. */
@Service
class ApplicationService {

  private final Vacancies vacancies;
  private final ApplicationDocuments documents;
  private final ApplicationMails mails;
  private final SignedLinks links;
  private final DailyQuota quota;
  private final ApplicationProperties properties;
  private final Clock clock;

  ApplicationService(
      Vacancies vacancies,
      ApplicationDocuments documents,
      ApplicationMails mails,
      SignedLinks links,
      DailyQuota dailyApplications,
      ApplicationProperties properties,
      Clock clock) {
    this.vacancies = vacancies;
    this.documents = documents;
    this.mails = mails;
    this.links = links;
    this.quota = dailyApplications;
    this.properties = properties;
    this.clock = clock;
  }

  JobApplication apply(ApplicationForm form, MultipartFile file, Guest guest) {
    Vacancy vacancy = requireOpen(form.jobId());
    String email = EmailAddress.Form.normal(form.email());
    if (documents.exists(JobApplication.id(vacancy.id(), email))) {
      throw alreadyApplied();
    }
    // Files that are refused count as well: reading them is work.
    quota.count(guest.counted());
    JobApplication application = application(form, vacancy, email, CvFile.read(file), guest);
    try {
      documents.insert(application, mails.received(application));
    } catch (DuplicateKeyException appliedMeanwhile) {
      throw alreadyApplied();
    }
    return application;
  }

  private JobApplication application(
      ApplicationForm form, Vacancy vacancy, String email, Cv cv, Guest guest) {
    Instant now = clock.instant();
    return new JobApplication(
        JobApplication.id(vacancy.id(), email),
        vacancy.id(),
        vacancy.title(),
        guest.userId(),
        form.name(),
        email,
        form.coverLetter(),
        cv,
        guest.language(),
        ApplicationStatus.RECEIVED,
        List.of(),
        now,
        now.plus(properties.retention()));
  }

  /** The application of a link. */
  JobApplication ofLink(String token) {
    return documents.require(
        links
            .read(ApplicationMails.PURPOSE, token)
            .orElseThrow(() ->
                new ApiException(
                    HttpStatus.BAD_REQUEST, "link_invalid", "This link is not one of ours.")));
  }

  void erase(String token) {
    documents.remove(ofLink(token).id());
  }

  JobApplication setStatus(
      String id, ApplicationStatus status, @Nullable String note, String userId) {
    JobApplication before = documents.require(id);
    if (before.status() == status && note == null) {
      return before;
    }
    ApplicationChange change =
        new ApplicationChange(clock.instant(), userId, before.status(), status, note);
    if (!documents.change(before, change)) {
      throw new ApiException(
          HttpStatus.CONFLICT, "application_changed", "Somebody else has just changed it.");
    }
    return documents.require(id);
  }

  private Vacancy requireOpen(String id) {
    Vacancy vacancy = vacancies.require(id);
    if (!vacancy.isOpen(clock.instant())) {
      throw new ApiException(
          HttpStatus.CONFLICT, "job_closed", "Nobody can apply for this job any more.");
    }
    return vacancy;
  }

  private static ApiException alreadyApplied() {
    return new ApiException(
        HttpStatus.CONFLICT, "already_applied", "This address has applied for this job already.");
  }
}
