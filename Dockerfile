# The studio in an image: built from source, run by a user without rights.
#   docker build -t latent-studio .                                  CPU
#   docker build -t latent-studio:gpu --build-arg DEVICE=gpu .       CUDA (run with --gpus all)
ARG DEVICE=cpu

FROM eclipse-temurin:25-jdk AS build
ARG DEVICE
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /studio
COPY mvnw pom.xml ./
COPY src src
COPY frontend frontend
COPY package.json package-lock.json tsconfig.json .npmrc ./
RUN ./mvnw -q -B -DskipTests $(if [ "$DEVICE" = gpu ]; then echo -Pgpu; fi) package

FROM eclipse-temurin:25-jre AS cpu

# ONNX Runtime's CUDA provider needs CUDA 12 and cuDNN 9; the JVM comes from the CPU image.
FROM nvidia/cuda:12.9.1-cudnn-runtime-ubuntu24.04 AS gpu
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:$PATH
COPY --from=cpu /opt/java/openjdk /opt/java/openjdk

FROM ${DEVICE}
# reads what pages say, in English; tesseract-ocr-deu and the like add languages
RUN apt-get update && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-eng && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --create-home studio
WORKDIR /studio
COPY --from=build /studio/target/quarkus-app target/quarkus-app
COPY java.options ./
COPY models models
COPY datasets datasets
RUN mkdir data && chown studio data
VOLUME /studio/data
USER studio
EXPOSE 8080
ENV ORT_DISABLE_TELEMETRY=1 MALLOC_ARENA_MAX=1
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD \
  bash -c 'exec 3<>/dev/tcp/127.0.0.1/8080; printf "GET /q/health/ready HTTP/1.0\r\n\r\n" >&3; head -1 <&3 | grep -q " 200 "'
ENTRYPOINT ["sh", "-c", "exec java @java.options $STUDIO_JAVA_OPTIONS -jar target/quarkus-app/quarkus-run.jar"]
