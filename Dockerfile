# The command with the readers of all formats; it runs as a user without rights, in the folder that is mounted.
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml setup.py README.md LICENSE ./
COPY factcheck factcheck
RUN python -m venv /opt/factcheck \
    && /opt/factcheck/bin/pip install --no-cache-dir '.[formats,html,tables]' \
    && /opt/factcheck/bin/pip uninstall --yes pip

FROM python:3.12-slim
COPY --from=build /opt/factcheck /opt/factcheck
RUN useradd --create-home --uid 10001 factcheck
USER factcheck
ENV PATH=/opt/factcheck/bin:$PATH
WORKDIR /articles
ENTRYPOINT ["factcheck"]
CMD ["--help"]
