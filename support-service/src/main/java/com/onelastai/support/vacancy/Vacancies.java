package com.onelastai.support.vacancy;

import com.onelastai.starter.problem.ApiException;
import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

interface Vacancies extends MongoRepository<Vacancy, String> {

  List<Vacancy> findByOpenUntilAfterOrderByCreatedAtDesc(Instant now);

  List<Vacancy> findAllByOrderByCreatedAtDesc();

  default Vacancy require(String id) {
    return findById(id).orElseThrow(() -> ApiException.notFound("job"));
  }
}
