# One image for every module: docker build --build-arg MODULE=gateway .
# Keycloak with our provider: docker build --target keycloak .
FROM node:20-bookworm-slim AS node

FROM maven:3-eclipse-temurin-25 AS build
# The gateway serves the web app and the web SDK's script, which npm builds.
COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -DskipTests -Dspotless.check.skip=true package

FROM keycloak/keycloak:26.7.3 AS keycloak
# What the server is built for; the same must stand when it starts.
ENV KC_DB=postgres KC_HEALTH_ENABLED=true KC_HTTP_RELATIVE_PATH=/identity
COPY --from=build /src/auth-service/keycloak/target/keycloak-provider-*.jar /opt/keycloak/providers/
RUN /opt/keycloak/bin/kc.sh build
CMD ["start", "--optimized", "--import-realm"]

FROM eclipse-temurin:25-jre-alpine AS layers
ARG MODULE
WORKDIR /layers
COPY --from=build /src/${MODULE}/target/${MODULE}-boot.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination extracted

FROM eclipse-temurin:25-jre-alpine
RUN adduser -S -u 10001 onelastai
WORKDIR /app
# From what changes least to what changes with every commit.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
# Starts once, without engines, and keeps the classes that it loaded: later starts take half the time.
RUN java -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar app.jar
USER onelastai
ENV BIND_ADDRESS=0.0.0.0
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "app.jar"]
