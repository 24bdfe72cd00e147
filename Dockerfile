# SPDX-License-Identifier: EUPL-1.2
# The image of Verband. Its programs are built by `make binaries`, as outside an image.
#
#   docker build -t verband .
#   docker build -t verband:demo --build-arg FEATURES=demo .

FROM rust:1.95.0-bookworm AS bouw
WORKDIR /bron
COPY . .
# `demo` adds the issuer and the invented data of the demo; an image for real data has none of it.
ARG FEATURES=
RUN make binaries FEATURES="$FEATURES"

FROM debian:12.11-slim
# The certificates by which the issuer of tokens is trusted. For an authority of your own: mount it, and SSL_CERT_FILE.
COPY --from=bouw /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=bouw /bron/target/release/verband /bron/target/release/logboek-verifieer /usr/local/bin/
# The only place that is written: the high-water file beside the key of the log, and the keys of a demo.
RUN install -d -o 10001 -g 10001 -m 0700 /var/lib/verband
USER 10001:10001
WORKDIR /var/lib/verband
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["verband", "gezond"]
ENTRYPOINT ["verband"]
CMD ["serve"]
