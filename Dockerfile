# The service with its graph, as a user without rights, over a root file system that may be read-only.
#
#   docker build -t ansinh .
#   docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#     -v ansinh:/var/lib/ansinh -p 8000:8000 ansinh

FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements.lock requirements.service.lock ./
RUN python -m venv /tools && /tools/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
RUN python -m venv /opt/ansinh && /opt/ansinh/bin/pip install --no-cache-dir --require-hashes -r requirements.service.lock
COPY . .
RUN /tools/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /dist . && /opt/ansinh/bin/pip install --no-deps /dist/*.whl

FROM python:3.12-slim
# Charts as PNG are drawn with a font of the machine, which needs the letters of Vietnamese.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-dejavu-core && rm -rf /var/lib/apt/lists/*
RUN useradd --system --no-create-home --uid 10001 ansinh && install -d -o ansinh -g ansinh /var/lib/ansinh
COPY --from=build /opt/ansinh /opt/ansinh
ENV PATH=/opt/ansinh/bin:$PATH PYTHONDONTWRITEBYTECODE=1 ANSINH_STATE=/var/lib/ansinh ANSINH_HOST=0.0.0.0
USER ansinh
VOLUME /var/lib/ansinh
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/ready', timeout=5)"]
CMD ["ansinh", "serve"]
