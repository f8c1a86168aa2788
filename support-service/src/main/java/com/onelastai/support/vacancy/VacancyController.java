package com.onelastai.support.vacancy;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.SupportOnly;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(VacancyController.ADDRESS)
@Tag(name = "Jobs")
class VacancyController {

  static final String ADDRESS = "/api/jobs";

  private final Vacancies vacancies;
  private final Clock clock;

  VacancyController(Vacancies vacancies, Clock clock) {
    this.vacancies = vacancies;
    this.clock = clock;
  }

  @PermitAll
  @GetMapping
  @Operation(summary = "List the open jobs, newest first")
  Listing<Vacancy> listJobs() {
    return Listing.all(vacancies.findByOpenUntilAfterOrderByCreatedAtDesc(clock.instant()));
  }

  @PermitAll
  @GetMapping("/{id}")
  @Operation(summary = "Get a job", description = "Also if nobody can apply any more.")
  Vacancy getJob(@PathVariable String id) {
    return vacancies.require(id);
  }

  @SupportOnly
  @GetMapping("/all")
  @Operation(summary = "List all jobs, newest first")
  Listing<Vacancy> listAllJobs() {
    return Listing.all(vacancies.findAllByOrderByCreatedAtDesc());
  }

  @AdminOnly
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a job")
  Vacancy addJob(@Valid @RequestBody VacancyRequest request) {
    return vacancies.insert(request.vacancy(UUID.randomUUID().toString(), clock.instant()));
  }

  @AdminOnly
  @PutMapping("/{id}")
  @Operation(summary = "Change a job", description = "An `openUntil` in the past closes it.")
  Vacancy changeJob(@PathVariable String id, @Valid @RequestBody VacancyRequest request) {
    return vacancies.save(request.vacancy(id, vacancies.require(id).createdAt()));
  }
}
