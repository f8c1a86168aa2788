package com.onelastai.support.consultation;

import com.onelastai.starter.problem.ApiException;
import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

interface Consultants extends MongoRepository<Consultant, String> {

  List<Consultant> findAllByOrderByName();

  List<Consultant> findByActiveTrueOrderByName();

  default Consultant require(String id) {
    return findById(id).orElseThrow(() -> ApiException.notFound("consultant"));
  }

  default Consultant requireActive(String id) {
    return findById(id)
        .filter(Consultant::active)
        .orElseThrow(() -> ApiException.notFound("consultant"));
  }
}
