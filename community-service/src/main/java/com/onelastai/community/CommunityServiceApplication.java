package com.onelastai.community;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class CommunityServiceApplication {

  public static void main(String[] args) {
    SpringApplication.run(CommunityServiceApplication.class, args);
  }
}
