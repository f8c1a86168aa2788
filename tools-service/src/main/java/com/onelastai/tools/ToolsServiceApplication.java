package com.onelastai.tools;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class ToolsServiceApplication {

  public static void main(String[] args) {
    SpringApplication.run(ToolsServiceApplication.class, args);
  }
}
