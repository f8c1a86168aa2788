package com.onelastai.lab;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class LabServiceApplication {

  public static void main(String[] args) {
    SpringApplication.run(LabServiceApplication.class, args);
  }
}
