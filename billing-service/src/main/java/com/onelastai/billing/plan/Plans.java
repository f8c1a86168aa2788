package com.onelastai.billing.plan;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What is sold. */
@Service
public class Plans {

  public Optional<Plan> find(String planId) {
    throw new UnsupportedOperationException();
  }

  public List<Plan> all() {
    throw new UnsupportedOperationException();
  }
}
